package dev.sluice.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** How records are read from the topics of the contracts, and how they travel through topics of Sluice's own. */
final class TopicFormats {

    private final RecordSerdes serdes;
    private final TopologySettings settings;
    private final CommitPacing commits;

    TopicFormats(TopologyEnvironment environment) {
        this.serdes = environment.serdes();
        this.settings = environment.settings();
        this.commits = environment.commits();
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

    /** To the task that owns the key, which is another one only if state is laid out by entity. */
    <T extends SpecificRecord> KStream<String, T> hop(KStream<String, T> byKey, Class<T> type, String name) {
        return switch (settings.layout()) {
            case BY_ENTITY ->
                byKey.repartition(Repartitioned.<String, T>as(name)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(serdes.internal(type))
                        .withNumberOfPartitions(settings.partitions()));
            case CO_LOCATED -> byKey;
        };
    }

    /** Such a way that somebody waits for the end of. */
    <T extends SpecificRecord> KStream<String, T> awaitedHop(KStream<String, T> byKey, Class<T> type, String name) {
        return settings.layout() == Layout.CO_LOCATED ? byKey : hop(soonCommitted(byKey, name), type, name);
    }

    /** Lets what somebody waits for be committed soon after it is passed on. */
    <T> KStream<String, T> soonCommitted(KStream<String, T> records, String name) {
        return records.process(() -> new SoonCommitted<>(commits), Named.as(name + "-soon"));
    }

    /** To a topic of Sluice's own that is read where the key is known: by its hash, or in the very same task. */
    <T extends SpecificRecord> void sendHome(KStream<String, T> records, Class<T> type, String topic, String name) {
        switch (settings.layout()) {
            case BY_ENTITY ->
                records.to(
                        topic,
                        Produced.with(Serdes.String(), serdes.internal(type)).withName(name));
            case CO_LOCATED ->
                records.processValues(() -> new Homebound.Departures<T>(), Named.as(name + "-go-home"))
                        .to(
                                topic,
                                Produced.with(Serdes.String(), Homebound.serde(serdes.internal(type)))
                                        .withStreamPartitioner(Homebound.home())
                                        .withName(name));
        }
    }
}
