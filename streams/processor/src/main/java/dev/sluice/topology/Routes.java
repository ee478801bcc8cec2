package dev.sluice.topology;

import dev.sluice.decision.Stop;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The streams that leave one or several stops, each towards the next stop of its transactions.
 *
 * @param byNextStop the streams towards each stop that can come next
 */
record Routes(Map<Stop, List<KStream<String, Departure>>> byNextStop) {

    Routes {
        byNextStop = Map.copyOf(byNextStop);
    }

    /** These routes and others. */
    Routes and(Routes others) {
        Map<Stop, List<KStream<String, Departure>>> all = new EnumMap<>(byNextStop);
        others.byNextStop.forEach((next, streams) -> all.merge(next, streams, Routes::both));
        return new Routes(all);
    }

    /** Finds the stream towards a stop; asking for a stop that cannot come next is an error in the topology. */
    KStream<String, Departure> to(Stop next) {
        List<KStream<String, Departure>> streams = byNextStop.get(next);
        if (streams == null) {
            throw new IllegalArgumentException("no transaction goes from here to " + next);
        }
        KStream<String, Departure> all = streams.get(0);
        for (int index = 1; index < streams.size(); index++) {
            all = all.merge(streams.get(index), Named.as("to-" + StateStores.nameOf(next) + "-" + index));
        }
        return all;
    }

    private static List<KStream<String, Departure>> both(
            List<KStream<String, Departure>> some, List<KStream<String, Departure>> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
