package dev.sluice.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * A schema as it stands in its {@code .avsc} file. The compiler adds to each string of a generated class how Java keeps
 * it, and for the registry a schema with that is another schema: who registered the file itself would never match.
 */
final class PortableSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PortableSchema() {}

    static AvroSchema of(Schema schema) {
        try {
            JsonNode root = JSON.readTree(schema.toString());
            for (JsonNode parent : root.findParents(GenericData.STRING_PROP)) {
                ((ObjectNode) parent).remove(GenericData.STRING_PROP);
            }
            return new AvroSchema(root.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is not JSON: " + schema.getFullName(), e);
        }
    }
}
