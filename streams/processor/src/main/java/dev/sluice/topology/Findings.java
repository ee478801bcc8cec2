package dev.sluice.topology;

import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.Stop;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What is found out about transactions after they went their way, and how it gets to the histories they are in. */
final class Findings {

    private final TopicFormats formats;
    private final KStream<String, RoutedLabel> labels;

    private Findings(TopicFormats formats, KStream<String, RoutedLabel> labels) {
        this.formats = formats;
        this.labels = labels;
    }

    /**
     * Brings each label together with the entities of its transaction, whichever of the two comes first; the outcome of a
     * decision is a label, too. The topic that brings the entities is also what their store is restored from.
     */
    static Findings from(
            StreamsBuilder builder,
            TopologyEnvironment environment,
            String labelTopic,
            String outcomeTopic,
            String entitiesTopic) {
        TopicFormats formats = new TopicFormats(environment);
        StateStores stores = new StateStores(environment.settings(), environment.serdes());
        builder.addStateStore(stores.parkedLabels());
        KStream<String, SpecificRecord> entities = builder.table(
                        entitiesTopic,
                        formats.internal(TransactionEntities.class, "transaction-entities"),
                        stores.transactionEntities())
                .toStream(Named.as("entities-that-came"))
                .mapValues(value -> value, Named.as("entities-to-labels"));
        KStream<String, SpecificRecord> labelled = builder.stream(
                        labelTopic, formats.contract(TransactionLabelled.class, "labels"))
                .mapValues(label -> label, Named.as("labels-to-entities"));
        KStream<String, SpecificRecord> outcomes = builder.stream(
                        outcomeTopic, formats.internal(LabelAssigned.class, "outcomes"))
                .mapValues(outcome -> outcome, Named.as("outcomes-to-entities"));
        return new Findings(
                formats,
                entities.merge(labelled, Named.as("entities-and-labels"))
                        .merge(outcomes, Named.as("label-events"))
                        .process(
                                () -> new LabelRoutingProcessor(environment),
                                Named.as("label-routing"),
                                StateStores.TRANSACTION_ENTITIES,
                                StateStores.PARKED_LABELS));
    }

    /** What was found out about the transactions of a stop, keyed by the entity that they met there. */
    KStream<String, SpecificRecord> at(Stop stop) {
        String name = StateStores.nameOf(stop) + "-labels";
        KStream<String, LabelAssigned> byEntity = labels.filter(
                        (key, label) -> label.entityAt(stop) != null, Named.as(name + "-that-apply"))
                .map((key, label) -> KeyValue.pair(label.entityAt(stop), label.label()), Named.as("key-" + name));
        return formats.hop(byEntity, LabelAssigned.class, name).mapValues(label -> label, Named.as(name));
    }
}
