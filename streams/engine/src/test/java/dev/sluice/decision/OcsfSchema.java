package dev.sluice.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Checks a finding against what the published OCSF schema says of the class detection_finding, the profile
 * security_control and the objects within: which attributes exist, of which type they are, which are required, which
 * values their enums have, and of which at least one must be there.
 */
final class OcsfSchema {

    private static final JsonNode SCHEMA = read();

    private OcsfSchema() {}

    static List<String> violationsIn(JsonNode finding) {
        List<String> violations = new ArrayList<>();
        check("detection_finding", finding, "", violations);
        return violations;
    }

    private static void check(String type, JsonNode object, String path, List<String> violations) {
        JsonNode definition = SCHEMA.get(type);
        if (!object.isObject()) {
            violations.add(path + " must be an object " + type);
            return;
        }
        definition.get("attributes").fields().forEachRemaining(attribute -> {
            if (attribute.getValue().path("required").asBoolean() && !object.has(attribute.getKey())) {
                violations.add(path + "/" + attribute.getKey() + " is required");
            }
        });
        JsonNode oneOf = definition.path("at_least_one");
        boolean satisfied = oneOf.isEmpty();
        for (JsonNode name : oneOf) {
            satisfied |= object.has(name.asText());
        }
        if (!satisfied) {
            violations.add(path + " needs at least one of " + oneOf);
        }
        object.fields().forEachRemaining(field -> {
            String where = path + "/" + field.getKey();
            JsonNode attribute = definition.get("attributes").get(field.getKey());
            if (attribute == null) {
                violations.add(where + " is no attribute of " + type);
            } else {
                checkValue(attribute, field.getValue(), where, violations);
            }
        });
    }

    private static void checkValue(JsonNode attribute, JsonNode value, String where, List<String> violations) {
        if (attribute.path("array").asBoolean()) {
            if (!value.isArray() || value.isEmpty()) {
                violations.add(where + " must be an array that is not empty");
            }
            value.forEach(item -> checkOne(attribute, item, where, violations));
        } else {
            checkOne(attribute, value, where, violations);
        }
    }

    private static void checkOne(JsonNode attribute, JsonNode value, String where, List<String> violations) {
        String type = attribute.get("type").asText();
        switch (type) {
            case "string_t" -> require(value.isTextual() && !value.asText().isEmpty(), where, type, violations);
            case "integer_t" -> require(value.isInt(), where, type, violations);
            case "long_t", "timestamp_t" -> require(value.isIntegralNumber(), where, type, violations);
            case "boolean_t" -> require(value.isBoolean(), where, type, violations);
            case "json_t" -> require(value.isObject(), where, type, violations);
            default -> check(type, value, where, violations);
        }
        JsonNode allowed = attribute.path("enum");
        if (!allowed.isMissingNode()) {
            require(allowed.has(value.asText()), where, "one of " + allowed, violations);
        }
    }

    private static void require(boolean holds, String where, String what, List<String> violations) {
        if (!holds) {
            violations.add(where + " must be " + what);
        }
    }

    private static JsonNode read() {
        try (InputStream file =
                Objects.requireNonNull(OcsfSchema.class.getResourceAsStream("ocsf-1.8-detection-finding.json"))) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
