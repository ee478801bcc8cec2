package dev.sluice.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * What leaves a task and must come back to where it is known, through a topic of Sluice's own.
 *
 * @param value what leaves
 * @param partition the partition of the task that it leaves
 * @param <V> the type of the value
 */
record Homebound<V extends SpecificRecord>(V value, int partition) {

    /** Notes where each value leaves from. */
    static final class Departures<V extends SpecificRecord>
            extends ContextualFixedKeyProcessor<String, V, Homebound<V>> {

        @Override
        public void process(FixedKeyRecord<String, V> record) {
            int partition = context().taskId().partition();
            context().forward(record.withValue(new Homebound<>(record.value(), partition)));
        }
    }

    /** Writes the value alone; whoever reads the topic reads values. */
    static <V extends SpecificRecord> Serde<Homebound<V>> serde(Serde<V> ofValue) {
        return Serdes.serdeFrom(
                (topic, homebound) -> ofValue.serializer().serialize(topic, homebound.value()), (topic, bytes) -> {
                    throw new UnsupportedOperationException(topic + " is read as the values alone");
                });
    }

    /** Back to the partition of the task that it left. */
    static <V extends SpecificRecord> StreamPartitioner<String, Homebound<V>> home() {
        return (topic, key, homebound, partitions) -> Optional.of(Set.of(homebound.partition()));
    }
}
