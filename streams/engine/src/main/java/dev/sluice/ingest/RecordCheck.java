package dev.sluice.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Holds a record, with all that is nested in it, to what its schema says. The schema is read once; checking walks over
 * prepared field checks.
 */
final class RecordCheck implements FieldCheck {
    private static final FieldCheck NOTHING = (value, times, out) -> {};

    private final List<Slot> slots;

    private RecordCheck(List<Slot> slots) {
        this.slots = slots;
    }

    /** Prepares the check of a whole event. */
    static RecordCheck of(Schema schema, IngestLimits limits) {
        return of(schema, FieldName.of(schema), limits);
    }

    private static RecordCheck of(Schema schema, FieldName parent, IngestLimits limits) {
        List<Slot> slots = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            FieldName name = parent.child(field.name());
            boolean required = !field.schema().isNullable();
            FieldCheck check = checkOf(field, valueType(field.schema()), name, required, limits);
            if (required || check != NOTHING) {
                slots.add(new Slot(field.pos(), name, required ? field.doc() : null, check));
            }
        }
        return new RecordCheck(List.copyOf(slots));
    }

    @Override
    public void check(Object value, TimeBounds times, Rejections out) {
        IndexedRecord event = (IndexedRecord) value;
        for (Slot slot : slots) {
            Object content = event.get(slot.position);
            if (content != null) {
                slot.check.check(content, times, out);
            } else if (slot.requiredAs != null) {
                slot.field.reject(out, RejectionReason.MISSING, "is missing: set it. Its meaning: " + slot.requiredAs);
            }
        }
    }

    private static FieldCheck checkOf(
            Schema.Field field, Schema type, FieldName name, boolean required, IngestLimits limits) {
        LogicalType logical = type.getLogicalType();
        if (logical instanceof LogicalTypes.TimestampMillis) {
            return new TimeCheck(name, required, Boolean.TRUE.equals(field.getObjectProp("future")));
        }
        if (logical instanceof LogicalTypes.Date) {
            return new DateCheck(name);
        }
        if (logical instanceof LogicalTypes.Decimal) {
            return new AmountCheck(name, limits.amountMax());
        }
        return switch (type.getType()) {
            case STRING -> textCheck(field, name, limits);
            case RECORD -> of(type, name, limits);
            case ARRAY ->
                new ElementsCheck(
                        name, limits.elementsMax(), checkOf(field, type.getElementType(), name, true, limits));
            case DOUBLE, FLOAT -> new NumberCheck(name, NumberBounds.of(field));
            case INT, LONG -> {
                NumberBounds bounds = NumberBounds.of(field);
                yield bounds.equals(NumberBounds.NONE) ? NOTHING : new NumberCheck(name, bounds);
            }
            default -> NOTHING;
        };
    }

    private static FieldCheck textCheck(Schema.Field field, FieldName name, IngestLimits limits) {
        String format = field.getProp("format");
        if (format == null) {
            return new TextCheck(name, TextFormat.PLAIN, limits.textLengthMax());
        }
        return new TextCheck(name, TextFormat.named(format), limits.identifierLengthMax());
    }

    /** The type of a field's value when it is not null; a nullable type is null and one other. */
    private static Schema valueType(Schema schema) {
        return schema.isUnion() ? schema.getTypes().get(1) : schema;
    }

    /** One field; requiredAs is what it means if it must be there, else null. */
    private record Slot(
            int position, FieldName field, @Nullable String requiredAs, FieldCheck check) {}
}
