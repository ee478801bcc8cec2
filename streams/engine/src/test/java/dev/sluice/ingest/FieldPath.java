package dev.sluice.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A field that is no record itself, somewhere in an event.
 *
 * @param path dotted path from the top
 * @param field the field
 * @param type the type of its value when it is not null
 */
record FieldPath(String path, Schema.Field field, Schema type) {

    /** Returns every such field of a record and of the records in it. */
    static List<FieldPath> of(Schema record) {
        List<FieldPath> found = new ArrayList<>();
        collect(record, "", found);
        return found;
    }

    boolean required() {
        return !field.schema().isNullable();
    }

    String format() {
        return field.getProp("format") == null ? "text" : field.getProp("format");
    }

    /** Sets the field in an event, in which the records on the way must not be null. */
    void set(IndexedRecord event, @Nullable Object value) {
        IndexedRecord owner = event;
        String[] names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            owner = (IndexedRecord)
                    owner.get(owner.getSchema().getField(names[i]).pos());
        }
        owner.put(field.pos(), value);
    }

    private static void collect(Schema record, String prefix, List<FieldPath> found) {
        for (Schema.Field field : record.getFields()) {
            Schema type = field.schema().isUnion() ? field.schema().getTypes().get(1) : field.schema();
            if (type.getType() == Schema.Type.RECORD) {
                collect(type, prefix + field.name() + ".", found);
            } else {
                found.add(new FieldPath(prefix + field.name(), field, type));
            }
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
