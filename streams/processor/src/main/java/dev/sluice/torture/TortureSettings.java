package dev.sluice.torture;

import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What to do to whom.
 *
 * @param seed chooses the traffic and when what happens; the same seed gives the same plan
 * @param faults what is done; may be empty
 * @param transactions how many different transactions are published at most
 * @param rate how many of them a second
 * @param guarantee the processing guarantee
 * @param layout where the entities of a payment have their state
 * @param brokers how many brokers there are; each keeps a copy of everything, and all but one acknowledge
 * @param instances how many instances share the work
 * @param standbyReplicas how many copies of each state other instances keep ready; fewer than instances
 * @param awayMax how long at most what was killed or cut stays away; at least a millisecond, at most five minutes
 * @param rules the analysts' folder
 */
public record TortureSettings(
        long seed,
        Set<Fault> faults,
        int transactions,
        double rate,
        Guarantee guarantee,
        Layout layout,
        int brokers,
        int instances,
        int standbyReplicas,
        Duration awayMax,
        Path rules) {

    private static final int TRANSACTIONS_MIN = 30;
    private static final int TRANSACTIONS_MAX = 300_000;
    private static final double RATE_MAX = 5_000;
    private static final int BROKERS_MAX = 3;
    private static final int INSTANCES_MAX = 4;
    private static final int PARTITIONS = 2;
    private static final double AWAY_SECONDS_MAX = 300;

    public TortureSettings {
        requireWithin("transactions", transactions, TRANSACTIONS_MIN, TRANSACTIONS_MAX);
        requireWithin("rate", rate, 1, RATE_MAX);
        requireWithin("brokers", brokers, 1, BROKERS_MAX);
        if (brokers == 2) {
            throw new IllegalArgumentException("brokers must be 1 or 3, since of 2 none can be missed, but is 2");
        }
        requireWithin("instances", instances, 1, INSTANCES_MAX);
        requireWithin("standbyReplicas", standbyReplicas, 0, instances - 1.0);
        requireWithin("awayMax in seconds", awayMax.toMillis() / 1_000.0, 0.001, AWAY_SECONDS_MAX);
        faults = faults.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(faults));
    }

    /** Partitions of every topic. The simulated world is one tenant, which co-located state keeps in one partition. */
    int partitions() {
        return layout == Layout.CO_LOCATED ? 1 : PARTITIONS;
    }

    /** The same with another seed. */
    public TortureSettings withSeed(long other) {
        return new TortureSettings(
                other,
                faults,
                transactions,
                rate,
                guarantee,
                layout,
                brokers,
                instances,
                standbyReplicas,
                awayMax,
                rules);
    }

    private static void requireWithin(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    String.format("%s must be between %s and %s, but is %s", name, min, max, value));
        }
    }
}
