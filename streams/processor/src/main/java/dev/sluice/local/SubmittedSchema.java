package dev.sluice.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.local.RegistryRecord.SchemaVersion;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.avro.AvroRuntimeException;

/**
 * A schema in a request.
 *
 * @param schema     parsed, and normalized if that was asked for
 * @param normalized whether to compare it with others in their normal form
 */
record SubmittedSchema(AvroSchema schema, boolean normalized) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_REQUEST = 400;

    /**
     * Reads a request's body.
     *
     * @throws RegistryError if it is not JSON, not a valid Avro schema, or asks for what is not supported
     */
    static SubmittedSchema read(String body, boolean normalize) {
        JsonNode request = json(body);
        String type = request.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw invalid("Schema type '" + type + "' is not supported; this registry keeps AVRO");
        }
        if (!request.path("references").isEmpty()) {
            throw invalid("Schema references are not supported by this registry; write the referred types inline");
        }
        if (request.hasNonNull("ruleSet") || request.hasNonNull("metadata")) {
            throw invalid("Metadata and rule sets are not supported by this registry; register the schema alone");
        }
        if (isSet(request, "id") || isSet(request, "version")) {
            throw new RegistryError(
                    RegistryError.NOT_PERMITTED, "Ids and versions are given by this registry; leave them out");
        }
        if (!request.path("schema").isTextual()) {
            throw invalid("The request has no text 'schema'");
        }
        AvroSchema schema = parse(request.path("schema").asText());
        return new SubmittedSchema(normalize ? schema.normalize() : schema, normalize);
    }

    /** Reads any request's body as JSON. */
    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new RegistryError(BAD_REQUEST, "The request is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The schema as it is kept. */
    String text() {
        return schema.canonicalString();
    }

    /** Whether a kept schema is this one. */
    boolean isSameAs(SchemaVersion kept) {
        if (text().equals(kept.schema())) {
            return true;
        }
        return normalized
                && text().equals(new AvroSchema(kept.schema()).normalize().canonicalString());
    }

    private static boolean isSet(JsonNode request, String property) {
        return request.path(property).asInt(-1) > 0;
    }

    private static AvroSchema parse(String text) {
        try {
            return new AvroSchema(text);
        } catch (AvroRuntimeException e) {
            throw new RegistryError(RegistryError.INVALID_SCHEMA, "Invalid Avro schema: " + e.getMessage(), e);
        }
    }

    private static RegistryError invalid(String message) {
        return new RegistryError(RegistryError.INVALID_SCHEMA, message);
    }
}
