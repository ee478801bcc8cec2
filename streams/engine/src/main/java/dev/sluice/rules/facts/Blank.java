package dev.sluice.rules.facts;

import dev.sluice.contract.Contracts;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Stands in for a record that is not there, so that reading a field of it gives "not known" and never fails. */
final class Blank {

    private static final String UNKNOWN = "UNKNOWN";

    private Blank() {}

    /** Fills a new record: enums become UNKNOWN, everything else stays null. */
    static <R extends SpecificRecordBase> R blank(R newRecord) {
        Contracts.trust();
        for (Schema.Field field : newRecord.getSchema().getFields()) {
            if (field.schema().getType() == Schema.Type.ENUM) {
                newRecord.put(field.pos(), SpecificData.get().createEnum(UNKNOWN, field.schema()));
            }
        }
        return newRecord;
    }
}
