package dev.sluice.cli.explain;

import dev.sluice.contract.PersonalData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The fields of a contract record that are known, as a person may see them: what is personal is not shown. */
final class ShownFields {

    private ShownFields() {}

    /**
     * A field and its value.
     *
     * @param name dotted where it belongs to a record inside the record
     * @param value as it is shown
     */
    record ShownField(String name, String value) {}

    /** The fields with a value, in the order of the contract; words that say UNKNOWN and empty lists are left out. */
    static List<ShownField> of(SpecificRecord record) {
        List<ShownField> fields = new ArrayList<>();
        collect(record, "", fields);
        return fields;
    }

    private static void collect(SpecificRecord record, String prefix, List<ShownField> into) {
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (!isKnown(value)) {
                continue;
            }
            String name = prefix + field.name();
            if (PersonalData.isIn(field)) {
                into.add(new ShownField(name, PersonalData.NOT_SHOWN));
            } else if (value instanceof SpecificRecord nested) {
                collect(nested, name + ".", into);
            } else {
                into.add(new ShownField(name, shown(value)));
            }
        }
    }

    private static boolean isKnown(@Nullable Object value) {
        boolean isUnknownWord = value instanceof Enum<?> word && word.name().equals("UNKNOWN");
        boolean isEmpty = value instanceof List<?> list && list.isEmpty();
        return value != null && !isUnknownWord && !isEmpty;
    }

    private static String shown(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
