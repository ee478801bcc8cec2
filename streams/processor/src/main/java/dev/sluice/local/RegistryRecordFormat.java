package dev.sluice.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.RegistryRecord.IdTaken;
import dev.sluice.local.RegistryRecord.LevelChanged;
import dev.sluice.local.RegistryRecord.SchemaVersion;
import dev.sluice.local.RegistryRecord.SubjectDeleted;
import dev.sluice.local.RegistryRecord.VersionRemoved;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of the registry's topic in the layout of Confluent's server, so that a cluster can change from one server
 * to the other. The order of a key's properties matters: compaction compares bytes.
 */
final class RegistryRecordFormat {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RegistryRecordFormat() {}

    static ProducerRecord<byte[], byte[]> encode(String topic, RegistryRecord change) {
        if (change instanceof SchemaVersion schema) {
            return message(topic, schemaKey(schema.subject(), schema.version()), schemaValue(schema));
        }
        if (change instanceof VersionRemoved removed) {
            return message(topic, schemaKey(removed.subject(), removed.version()), null);
        }
        if (change instanceof SubjectDeleted deleted) {
            ObjectNode value =
                    JSON.createObjectNode().put("subject", deleted.subject()).put("version", deleted.version());
            return message(topic, key("DELETE_SUBJECT", deleted.subject()).put("magic", 0), value);
        }
        if (change instanceof LevelChanged changed) {
            CompatibilityLevel level = changed.level();
            ObjectNode value = level == null ? null : JSON.createObjectNode().put("compatibilityLevel", level.name);
            return message(topic, key("CONFIG", changed.subject()).put("magic", 0), value);
        }
        throw new IllegalArgumentException("is never written: " + change);
    }

    /** Returns the change, or nothing for a record that changes nothing here. */
    static Optional<RegistryRecord> decode(byte[] key, byte @Nullable [] value) throws IOException {
        JsonNode about = JSON.readTree(key);
        JsonNode content = value == null ? null : JSON.readTree(value);
        return switch (about.path("keytype").asText()) {
            case "SCHEMA" -> Optional.of(schema(about, content));
            case "CONFIG" -> Optional.of(level(about, content));
            case "DELETE_SUBJECT" -> Optional.ofNullable(content).map(RegistryRecordFormat::subjectDeleted);
            default -> Optional.empty();
        };
    }

    private static RegistryRecord schema(JsonNode key, @Nullable JsonNode value) {
        String subject = key.path("subject").asText();
        int version = key.path("version").asInt();
        if (value == null) {
            return new VersionRemoved(subject, version);
        }
        int id = value.path("id").asInt();
        boolean avro = value.path("schemaType").asText("AVRO").equals("AVRO");
        if (!avro || !value.path("references").isEmpty()) {
            return new IdTaken(id);
        }
        return new SchemaVersion(
                subject,
                version,
                id,
                value.path("schema").asText(),
                value.path("deleted").asBoolean());
    }

    private static RegistryRecord subjectDeleted(JsonNode value) {
        return new SubjectDeleted(
                value.path("subject").asText(), value.path("version").asInt());
    }

    private static RegistryRecord level(JsonNode key, @Nullable JsonNode value) {
        String subject = key.path("subject").isTextual() ? key.path("subject").asText() : null;
        CompatibilityLevel level = value == null
                ? null
                : CompatibilityLevel.forName(value.path("compatibilityLevel").asText());
        return new LevelChanged(subject, level);
    }

    private static ObjectNode schemaKey(String subject, int version) {
        return key("SCHEMA", subject).put("version", version).put("magic", 1);
    }

    private static ObjectNode schemaValue(SchemaVersion schema) {
        return JSON.createObjectNode()
                .put("subject", schema.subject())
                .put("version", schema.version())
                .put("id", schema.id())
                .put("schema", schema.schema())
                .put("deleted", schema.deleted());
    }

    private static ObjectNode key(String type, @Nullable String subject) {
        return JSON.createObjectNode().put("keytype", type).put("subject", subject);
    }

    private static ProducerRecord<byte[], byte[]> message(String topic, ObjectNode key, @Nullable ObjectNode value) {
        try {
            return new ProducerRecord<>(
                    topic, 0, JSON.writeValueAsBytes(key), value == null ? null : JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON could not be written", e);
        }
    }
}
