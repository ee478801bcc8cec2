package dev.sluice.replay.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.finding.NearestName;
import dev.sluice.replay.mapping.Conversion;
import dev.sluice.replay.mapping.Conversions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of plain JSON objects, and of the objects in them: names are fields, what is left out or null has the
 * field's default. Times are ISO 8601 texts or milliseconds since 1970, days and times of day are ISO 8601 texts, decimals
 * are numbers or texts.
 */
final class PlainJsonReader {

    private static final int SHOWN_CHARACTERS_MAX = 80;

    private final Map<Schema, Conversion> conversions = new ConcurrentHashMap<>();

    /**
     * Reads an object.
     *
     * @throws UnusableValueException if it is not what the schema describes
     */
    SpecificRecord read(JsonNode node, Schema schema) {
        return record("", node, schema);
    }

    private SpecificRecord record(String path, JsonNode node, Schema schema) {
        if (!node.isObject()) {
            throw new UnusableValueException(path, "expected an object, found " + shown(node));
        }
        refuseUnknown(path, node, schema);
        SpecificRecord made = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            made.put(field.pos(), fieldValue(child(path, field.name()), node.get(field.name()), field));
        }
        return made;
    }

    private @Nullable Object fieldValue(String path, @Nullable JsonNode node, Schema.Field field) {
        boolean nullable = field.schema().isNullable();
        if (node == null || (node.isNull() && !nullable)) {
            if (!field.hasDefaultValue()) {
                throw new UnusableValueException(path, "is missing, but must have a value");
            }
            return SpecificData.get().getDefaultValue(field);
        }
        return node.isNull() ? null : value(path, node, withoutNull(field.schema()));
    }

    private Object value(String path, JsonNode node, Schema type) {
        return switch (type.getType()) {
            case RECORD -> record(path, node, type);
            case ARRAY -> list(path, node, type.getElementType());
            case BOOLEAN -> {
                require(node.isBoolean(), path, node, "true or false");
                yield node.booleanValue();
            }
            case STRING, ENUM -> {
                require(node.isTextual(), path, node, "a text");
                yield converted(path, node, type);
            }
            case LONG, INT, DOUBLE, BYTES -> {
                if (Conversions.isOfCalendar(type)) {
                    require(node.isTextual(), path, node, "a text");
                    yield converted(path, node, type);
                }
                yield number(path, node, type);
            }
            default -> throw new UnusableValueException(path, "no JSON can become " + type);
        };
    }

    private Object number(String path, JsonNode node, Schema type) {
        if (Conversions.isTime(type) && node.isIntegralNumber()) {
            return instant(path, node);
        }
        boolean isTime = Conversions.isTime(type);
        boolean mayBeText = isTime || type.getType() == Schema.Type.BYTES;
        boolean fits = node.isTextual() ? mayBeText : node.isNumber() && !isTime;
        require(fits, path, node, isTime ? "a time such as 2024-01-31T23:59:00Z" : "a number");
        return converted(path, node, type);
    }

    private static Instant instant(String path, JsonNode node) {
        try {
            require(node.canConvertToLong(), path, node, "milliseconds since 1970");
            return Instant.ofEpochMilli(node.longValue());
        } catch (DateTimeException e) {
            throw new UnusableValueException(path, "expected milliseconds since 1970, found " + shown(node));
        }
    }

    private List<Object> list(String path, JsonNode node, Schema elementType) {
        require(node.isArray(), path, node, "a list");
        List<Object> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(value(path + "[" + elements.size() + "]", element, elementType));
        }
        return elements;
    }

    private Object converted(String path, JsonNode node, Schema type) {
        try {
            return conversions.computeIfAbsent(type, Conversions::to).convert(node.asText());
        } catch (IllegalArgumentException e) {
            throw new UnusableValueException(path, shown(node) + " cannot be used: " + e.getMessage());
        }
    }

    private static void refuseUnknown(String path, JsonNode node, Schema schema) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (schema.getField(name) == null) {
                List<String> known =
                        schema.getFields().stream().map(Schema.Field::name).toList();
                throw new UnusableValueException(
                        child(path, name),
                        schema.getName() + " has no such field; "
                                + NearestName.hint(name, known, "its fields: " + String.join(", ", known)));
            }
        }
    }

    private static void require(boolean holds, String path, JsonNode node, String expected) {
        if (!holds) {
            throw new UnusableValueException(path, "expected " + expected + ", found " + shown(node));
        }
    }

    private static Schema withoutNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= SHOWN_CHARACTERS_MAX ? text : text.substring(0, SHOWN_CHARACTERS_MAX) + "...";
    }
}
