package dev.sluice.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes one kind of record as the value of a topic, in Confluent's wire format; {@code null} is a tombstone
 * in both directions. Safe for use by several threads. It does not own its catalog, which outlives it.
 *
 * @param <T> the generated record class
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

    private final AvroWriter<T> writer;
    private final AvroReader<T> reader;

    AvroSerde(Class<T> type, SchemaCatalog catalog) {
        this.writer = new AvroWriter<>(type, catalog);
        this.reader = new AvroReader<>(type, catalog);
    }

    /**
     * Changes nothing: everything is known since construction.
     *
     * @throws IllegalArgumentException for keys, which have no subject here
     */
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        refuseKeys(isKey);
    }

    /**
     * Writes records.
     *
     * @see SerdeException what it throws
     */
    @Override
    public Serializer<T> serializer() {
        return writer;
    }

    /**
     * Reads records, whatever version they were written with.
     *
     * @see SerdeException what it throws
     */
    @Override
    public Deserializer<T> deserializer() {
        return reader;
    }

    static void refuseKeys(boolean isKey) {
        if (isKey) {
            throw new IllegalArgumentException(
                    "Avro records are values here (subject <topic>-value); keys are plain strings");
        }
    }
}
