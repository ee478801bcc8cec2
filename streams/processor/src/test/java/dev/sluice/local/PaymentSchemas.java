package dev.sluice.local;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;

/** A record and what may become of it. */
final class PaymentSchemas {

    static final AvroSchema V1 = record("{'name':'id','type':'string'}");
    static final AvroSchema WITH_DEFAULT =
            record("{'name':'id','type':'string'},{'name':'note','type':'string','default':''}");
    static final AvroSchema WITHOUT_DEFAULT = record("{'name':'id','type':'string'},{'name':'note','type':'string'}");
    static final AvroSchema WITH_MEMO =
            record("{'name':'id','type':'string'},{'name':'memo','type':'string','default':''}");
    static final AvroSchema OTHER_TYPE = record("{'name':'id','type':'long'}");

    private PaymentSchemas() {}

    /** The record with these fields, written with single quotes. */
    static AvroSchema record(String fields) {
        return new AvroSchema(
                ("{'type':'record','name':'Payment','namespace':'test','fields':[" + fields + "]}").replace('\'', '"'));
    }
}
