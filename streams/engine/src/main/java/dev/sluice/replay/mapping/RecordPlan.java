package dev.sluice.replay.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** How one record is filled from a row: its defaults, its mapped fields, and the records within it. */
final class RecordPlan {

    private final Schema schema;
    private final List<Value> defaults = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Nested> nested = new ArrayList<>();

    private record Value(int position, Object value) {}

    private record Leaf(int position, boolean required, BoundField source) {}

    private record Nested(int position, RecordPlan plan) {}

    /**
     * @param schema the record's schema
     * @param depth how many steps lead to it from the top
     * @param fields what is mapped into it, directly or deeper
     * @param header the columns of the file
     */
    RecordPlan(Schema schema, int depth, List<FieldMapping> fields, List<String> header) {
        this.schema = schema;
        for (Schema.Field field : schema.getFields()) {
            Object value = field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null;
            if (value != null) {
                defaults.add(new Value(field.pos(), value));
            }
        }
        Map<Schema.Field, List<FieldMapping>> deeper = new LinkedHashMap<>();
        for (FieldMapping mapping : fields) {
            Schema.Field field = mapping.target().steps().get(depth);
            if (mapping.target().steps().size() > depth + 1) {
                deeper.computeIfAbsent(field, ignored -> new ArrayList<>()).add(mapping);
            } else {
                leaves.add(new Leaf(field.pos(), mapping.target().isRequired(), new BoundField(mapping, header)));
            }
        }
        deeper.forEach((field, mappings) -> nested.add(new Nested(
                field.pos(), new RecordPlan(FieldPath.withoutNull(field.schema()), depth + 1, mappings, header))));
    }

    /** The record that a row makes; null if it is within another one and the row has no value for it. */
    @Nullable
    SpecificRecord fill(String[] row, boolean isTop) throws UnusableRowException {
        SpecificRecord made = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Value value : defaults) {
            made.put(value.position(), value.value());
        }
        boolean holdsSomething = isTop;
        Leaf missing = null;
        for (Leaf leaf : leaves) {
            Object value = leaf.source().value(row);
            if (value != null) {
                made.put(leaf.position(), value);
                holdsSomething = true;
            } else if (leaf.required() && missing == null) {
                missing = leaf;
            }
        }
        for (Nested inner : nested) {
            SpecificRecord value = inner.plan().fill(row, false);
            made.put(inner.position(), value);
            holdsSomething |= value != null;
        }
        if (!holdsSomething) {
            return null;
        }
        if (missing != null) {
            throw missing.source().missing();
        }
        return made;
    }
}
