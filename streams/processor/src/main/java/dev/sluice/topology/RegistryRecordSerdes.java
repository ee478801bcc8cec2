package dev.sluice.topology;

import dev.sluice.serde.SchemaCatalog;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes in Confluent's wire format, with schemas from a registry. */
public final class RegistryRecordSerdes implements RecordSerdes {

    private static final String INTERNAL_PREFIX = "sluice.internal.";

    private final SchemaCatalog catalog;

    /**
     * @param catalog the registry; it outlives the serdes
     */
    public RegistryRecordSerdes(SchemaCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The name that stands for the topic in the subject of an internal record, since its schema belongs to the record
     * and not to any one topic or store.
     *
     * @param type the record's generated class
     */
    public static String internalSubjectTopic(Class<? extends SpecificRecord> type) {
        return INTERNAL_PREFIX + type.getSimpleName();
    }

    @Override
    public <T extends SpecificRecord> Serde<T> contract(Class<T> type) {
        return catalog.serde(type);
    }

    @Override
    public <T extends SpecificRecord> Serde<T> internal(Class<T> type) {
        String topic = internalSubjectTopic(type);
        Serde<T> serde = catalog.serde(type);
        return Serdes.serdeFrom(
                (ignored, value) -> serde.serializer().serialize(topic, value),
                (ignored, bytes) -> serde.deserializer().deserialize(topic, bytes));
    }
}
