package dev.sluice.topology;

import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Stop;
import java.util.Map;
import org.apache.kafka.streams.kstream.KStream;

/**
 * The streams that leave a stop, each towards the next stop of its transactions.
 *
 * @param byNextStop the stream towards each stop that can come next
 */
record Routes(Map<Stop, KStream<String, PaymentContext>> byNextStop) {

    Routes {
        byNextStop = Map.copyOf(byNextStop);
    }

    /** Finds the stream towards a stop; asking for a stop that cannot come next is an error in the topology. */
    KStream<String, PaymentContext> to(Stop next) {
        KStream<String, PaymentContext> stream = byNextStop.get(next);
        if (stream == null) {
            throw new IllegalArgumentException("no transaction goes from here to " + next);
        }
        return stream;
    }
}
