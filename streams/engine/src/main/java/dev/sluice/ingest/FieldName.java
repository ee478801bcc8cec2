package dev.sluice.ingest;

import org.apache.avro.Schema;

/**
 * A field as rejections speak of it.
 *
 * @param path dotted path from the record's top
 * @param owner simple name of the record at the top
 */
record FieldName(String path, String owner) {

    static FieldName of(Schema record) {
        return new FieldName("", record.getName());
    }

    FieldName child(String name) {
        return new FieldName(path.isEmpty() ? name : path + "." + name, owner);
    }

    void reject(Rejections out, RejectionReason reason, String whatAndRemedy) {
        out.add(path, reason, owner + "." + path + " " + whatAndRemedy);
    }
}
