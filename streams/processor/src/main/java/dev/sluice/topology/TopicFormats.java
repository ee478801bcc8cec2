package dev.sluice.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Repartitioned;

/** How records are read from the topics of the contracts, and how they travel through topics of Sluice's own. */
final class TopicFormats {

    private final RecordSerdes serdes;
    private final int partitions;

    TopicFormats(TopologyEnvironment environment) {
        this.serdes = environment.serdes();
        this.partitions = environment.settings().partitions();
    }

    /** A source of records of a contract. */
    <T extends SpecificRecord> Consumed<String, T> contract(Class<T> type, String name) {
        return Consumed.with(Serdes.String(), serdes.contract(type))
                .withTimestampExtractor(new NeverInvalidTimestamp())
                .withName(name);
    }

    /** A source of records of Sluice's own. */
    <T extends SpecificRecord> Consumed<String, T> internal(Class<T> type, String name) {
        return Consumed.with(Serdes.String(), serdes.internal(type))
                .withTimestampExtractor(new NeverInvalidTimestamp())
                .withName(name);
    }

    /** A hop to the task that owns the key. */
    <T extends SpecificRecord> Repartitioned<String, T> repartitioned(Class<T> type, String name) {
        return Repartitioned.<String, T>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(serdes.internal(type))
                .withNumberOfPartitions(partitions);
    }
}
