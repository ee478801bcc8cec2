package dev.sluice.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** When what happens. The same settings give the same plan. */
record FaultPlan(List<Strike> strikes) {

    /** No two strikes share a part of a round, and none comes when a part has hardly begun or is nearly over. */
    private static final double EARLIEST = 0.1;

    private static final double SPREAD = 0.6;

    FaultPlan {
        strikes = List.copyOf(strikes);
    }

    /**
     * Chooses moments for each of the faults that come at moments, and at least one in each round if there is any.
     *
     * @param settings what to do to whom
     * @param transactionsByRound how many transactions each round has
     */
    static FaultPlan of(TortureSettings settings, List<Integer> transactionsByRound) {
        Random random = new Random(settings.seed());
        int rounds = transactionsByRound.size();
        List<Fault> faults = new ArrayList<>(
                settings.faults().stream().filter(Fault::isStruck).sorted().toList());
        if (faults.isEmpty()) {
            return new FaultPlan(List.of());
        }
        Collections.shuffle(faults, random);
        int count = Math.max(rounds, faults.size());
        List<Strike> strikes = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int round = index % rounds;
            int parts = (count - round + rounds - 1) / rounds;
            double part = (double) transactionsByRound.get(round) / parts;
            int earlier = index / rounds;
            int after = (int) (part * (earlier + EARLIEST + SPREAD * random.nextDouble()));
            Fault fault = faults.get(index % faults.size());
            strikes.add(new Strike(
                    round,
                    after,
                    fault,
                    random.nextInt(fault.strikesBroker() ? settings.brokers() : settings.instances()),
                    Duration.ofMillis(random.nextLong(settings.awayMax().toMillis()))));
        }
        strikes.sort(Comparator.comparingInt(Strike::round).thenComparingInt(Strike::after));
        return new FaultPlan(strikes);
    }

    /** The strikes of one round, in the order in which they come. */
    List<Strike> of(int round) {
        return strikes.stream().filter(strike -> strike.round() == round).toList();
    }
}
