package dev.sluice.topology;

import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantineLifted;
import dev.sluice.contract.Topics;
import dev.sluice.decision.DecideStop;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** How quarantines travel: from the decision to the entity's own task, and from there to every instance. */
final class QuarantineWiring {

    private final StreamsBuilder builder;
    private final TopologyEnvironment environment;
    private final StateStores stores;
    private final TopicFormats formats;

    QuarantineWiring(StreamsBuilder builder, TopologyEnvironment environment) {
        this.builder = builder;
        this.environment = environment;
        this.stores = new StateStores(environment.settings(), environment.serdes());
        this.formats = new TopicFormats(environment);
    }

    /** Every instance holds all quarantines, in memory. */
    void table() {
        builder.addGlobalStore(
                stores.quarantines(),
                Topics.QUARANTINE_CHANGED,
                formats.contract(QuarantineChanged.class, "quarantines-at-every-instance"),
                () -> new QuarantineTableProcessor());
    }

    /** Begins, prolongs and ends quarantines, each in the task of its entity. */
    void keep(KStream<String, DecideStop.Answer> answers) {
        builder.addStateStore(stores.quarantineLedger());
        KStream<String, SpecificRecord> begun = answers.flatMap(
                        (key, answer) -> bySubject(answer), Named.as("quarantines-of-answer"))
                .repartition(Repartitioned.<String, QuarantineChanged>as("quarantines")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(environment.serdes().internal(QuarantineChanged.class))
                        .withNumberOfPartitions(environment.settings().partitions()))
                .mapValues(quarantine -> quarantine, Named.as("begun-quarantines"));
        KStream<String, SpecificRecord> lifted = builder.stream(
                        Topics.QUARANTINE_LIFTED, formats.contract(QuarantineLifted.class, "lifted-quarantines"))
                .mapValues(end -> end, Named.as("ends-of-quarantines"));
        begun.merge(lifted, Named.as("quarantine-events"))
                .process(
                        () -> new QuarantineProcessor(environment),
                        Named.as("quarantine-ledger-keeper"),
                        StateStores.QUARANTINE_LEDGER)
                .to(
                        Topics.QUARANTINE_CHANGED,
                        Produced.with(Serdes.String(), environment.serdes().contract(QuarantineChanged.class))
                                .withName("quarantines-to-all"));
    }

    private static List<KeyValue<String, QuarantineChanged>> bySubject(DecideStop.Answer answer) {
        return answer.quarantines().stream()
                .map(quarantine -> KeyValue.pair(quarantine.getSubject(), quarantine))
                .toList();
    }
}
