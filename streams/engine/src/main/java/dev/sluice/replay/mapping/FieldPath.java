package dev.sluice.replay.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A place for a single value in a record, possibly in a record within it.
 *
 * @param path names from the record's top, separated by dots, for instance {@code location.latitude}
 * @param steps the fields to go through, the one that holds the value last; never empty
 * @param type what the value is, without null
 */
record FieldPath(String path, List<Schema.Field> steps, Schema type) {

    FieldPath {
        steps = List.copyOf(steps);
    }

    /** All places of a record by their path, in the order of the schema. Lists have no such place. */
    static Map<String, FieldPath> allOf(Schema record) {
        Map<String, FieldPath> found = new LinkedHashMap<>();
        collect("", List.of(), record, found);
        return found;
    }

    /** Whether its record cannot do without a value there. */
    boolean isRequired() {
        Schema.Field last = steps.get(steps.size() - 1);
        return !last.hasDefaultValue() && !last.schema().isNullable();
    }

    /** The path of the record that holds it, with a dot at its end; empty at the top. */
    String owner() {
        return path.substring(0, path.lastIndexOf('.') + 1);
    }

    private static void collect(String prefix, List<Schema.Field> before, Schema record, Map<String, FieldPath> found) {
        for (Schema.Field field : record.getFields()) {
            List<Schema.Field> steps = new ArrayList<>(before);
            steps.add(field);
            Schema type = withoutNull(field.schema());
            String path = prefix + field.name();
            if (type.getType() == Schema.Type.RECORD) {
                collect(path + ".", steps, type, found);
            } else if (type.getType() != Schema.Type.ARRAY) {
                found.put(path, new FieldPath(path, steps, type));
            }
        }
    }

    /** What a schema allows besides null. */
    static Schema withoutNull(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a union of nothing but null has no value: " + schema));
    }
}
