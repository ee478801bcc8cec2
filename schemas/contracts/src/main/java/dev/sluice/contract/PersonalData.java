package dev.sluice.contract;

import org.apache.avro.Schema;

/** Which fields of the contracts tell of a person: they decide like all others, but are not shown to people. */
public final class PersonalData {

    /** Stands in what people read where the value of such a field would stand. */
    public static final String NOT_SHOWN = "(personal, not shown)";

    private PersonalData() {}

    /**
     * Returns whether a field is classified as personal.
     *
     * @param field a field of one of the contracts' records
     */
    public static boolean isIn(Schema.Field field) {
        return "personal".equals(field.getProp("classification"));
    }
}
