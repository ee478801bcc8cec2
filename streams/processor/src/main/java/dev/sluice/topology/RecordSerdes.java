package dev.sluice.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Makes the serdes of record values; each call makes a new one, ready for use. */
public interface RecordSerdes {

    /**
     * Makes a serde for a topic that others read or write: its schema is the topic's, {@code <topic>-value}.
     *
     * @param type the contract's generated class
     * @param <T> the contract
     */
    <T extends SpecificRecord> Serde<T> contract(Class<T> type);

    /**
     * Makes a serde for a topic or store of Sluice's own: one schema for each record, whatever topic it is in.
     *
     * @param type the record's generated class
     * @param <T> the record
     */
    <T extends SpecificRecord> Serde<T> internal(Class<T> type);
}
