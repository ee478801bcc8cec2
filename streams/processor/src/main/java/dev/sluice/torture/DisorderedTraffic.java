package dev.sluice.torture;

import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * Weeks of simulated payments as they come on a bad day: some late by hours, some twice, some at the same moment as
 * another of the same account, device and terminal. Each fraud has a label that counts after a week and is published beside
 * its payment, before or after it. The same seed gives the same traffic.
 */
public final class DisorderedTraffic {

    private static final Instant START = Instant.parse("2025-03-03T00:00:00Z");
    private static final Duration PHASE = Duration.ofDays(6);
    private static final int PHASES = 3;

    /** Those that could overtake each other are left out, which are most. */
    private static final int SIMULATED_FOR_EACH_TAKEN = 4;

    private static final double ATTACK_SHARE = 0.25;
    private static final int CUSTOMERS = 150;
    private static final int TERMINALS = 200;

    /** Longer than a phase: no label counts within the phase in which it is published. */
    private static final Duration LABEL_DELAY = Duration.ofDays(7);

    private static final double LATE_SHARE = 0.1;
    private static final int LATE_PLACES_MAX = 150;
    private static final double TWICE_SHARE = 0.05;
    private static final double TIED_SHARE = 0.05;
    private static final double LABEL_FIRST_SHARE = 0.3;

    private final Random random;
    private final Map<String, TransactionLabelled> labels = new HashMap<>();
    private final List<SpecificRecord> signals = new ArrayList<>();
    private final List<List<SpecificRecord>> phases = new ArrayList<>();

    private record Placed(int place, List<SpecificRecord> events) {}

    /**
     * Simulates it.
     *
     * @param seed chooses it
     * @param transactions how many different transactions to take at most; 3 or more
     * @param admitted which transactions to take
     */
    public DisorderedTraffic(long seed, int transactions, Predicate<TransactionRequested> admitted) {
        random = new Random(seed);
        int takenMax = transactions / PHASES;
        Duration span = PHASE.multipliedBy(PHASES);
        Simulation simulation = new Simulation(new SimulationConfig(
                seed,
                START,
                (double) transactions * SIMULATED_FOR_EACH_TAKEN / span.toSeconds(),
                ATTACK_SHARE,
                CUSTOMERS,
                TERMINALS,
                Duration.ofMinutes(10),
                Duration.ZERO,
                LABEL_DELAY));
        simulation.opening().forEach(event -> signals.add(event.value()));
        List<List<TransactionRequested>> taken = new ArrayList<>();
        for (int phase = 0; phase < PHASES; phase++) {
            taken.add(new ArrayList<>());
        }
        SimulatedEvent event = simulation.next();
        while (event.arrivesAt().isBefore(START.plus(span).plus(LABEL_DELAY))) {
            long phase = Duration.between(START, event.arrivesAt()).dividedBy(PHASE);
            if (event.value() instanceof TransactionLabelled label) {
                labels.put(label.getTransactionId(), label);
            } else if (phase < PHASES
                    && event.value() instanceof TransactionRequested transaction
                    && taken.get((int) phase).size() < takenMax
                    && admitted.test(transaction)) {
                taken.get((int) phase).add(transaction);
            }
            event = simulation.next();
        }
        taken.forEach(admittedOnes -> phases.add(disordered(admittedOnes)));
    }

    /**
     * What terminals and merchants said before the first payment. Devices say nothing: an instance that comes back to its
     * state finds no report but the newest of each device (docs/limits.md), and here that would be weeks too new.
     */
    public List<SpecificRecord> signals() {
        return signals;
    }

    /** Payments and labels, in the order of their publication. Labels of a phase count in later ones only. */
    public List<List<SpecificRecord>> phases() {
        return phases;
    }

    /** Signals, then all phases. */
    public List<SpecificRecord> events() {
        List<SpecificRecord> events = new ArrayList<>(signals);
        phases.forEach(events::addAll);
        return events;
    }

    private List<SpecificRecord> disordered(List<TransactionRequested> transactions) {
        List<Placed> placed = new ArrayList<>();
        for (int index = 0; index < transactions.size(); index++) {
            TransactionRequested transaction = transactions.get(index);
            int place = random.nextDouble() < LATE_SHARE ? later(index) : index;
            placed.add(new Placed(place, withLabel(transaction)));
            if (random.nextDouble() < TWICE_SHARE) {
                placed.add(new Placed(later(place), List.of(transaction)));
            }
            if (random.nextDouble() < TIED_SHARE) {
                placed.add(new Placed(later(index), List.of(tiedWith(transaction))));
            }
        }
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .flatMap(at -> at.events().stream())
                .toList();
    }

    private int later(int place) {
        return place + 1 + random.nextInt(LATE_PLACES_MAX);
    }

    private List<SpecificRecord> withLabel(TransactionRequested transaction) {
        TransactionLabelled label = labels.get(transaction.getTransactionId());
        if (label == null) {
            return List.of(transaction);
        }
        return random.nextDouble() < LABEL_FIRST_SHARE ? List.of(label, transaction) : List.of(transaction, label);
    }

    private static TransactionRequested tiedWith(TransactionRequested transaction) {
        return TransactionRequested.newBuilder(transaction)
                .setTransactionId(transaction.getTransactionId() + "-tied")
                .setAmount(transaction.getAmount().add(BigDecimal.ONE))
                .build();
    }
}
