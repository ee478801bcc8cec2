package dev.sluice.torture;

import dev.sluice.contract.Topics;
import dev.sluice.traffic.RecordReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Publishes round after round, strikes meanwhile, and waits after each until everything was taken in. For one run. */
final class Rounds {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Site site;
    private final Load load;
    private final Striker striker;
    private final RuleSetCheck ruleSets;
    private final Consumer<String> told;
    private final DecisionGaps gaps = new DecisionGaps();
    private final List<Struck> struck = new ArrayList<>();

    /** What was done, and when on the clock of {@link System#nanoTime()}. */
    private record Struck(String what, long nanos) {}

    /**
     * @param site who is tortured
     * @param load publishes
     * @param striker strikes
     * @param ruleSets is told when a round begins
     * @param told is told how far it is, in words
     */
    Rounds(Site site, Load load, Striker striker, RuleSetCheck ruleSets, Consumer<String> told) {
        this.site = site;
        this.load = load;
        this.striker = striker;
        this.ruleSets = ruleSets;
        this.told = told;
    }

    /**
     * Goes through all rounds. Ends early if one is not taken in.
     *
     * @param traffic what to publish
     * @param plan when to strike
     * @param violations is told of a round that is not taken in
     * @throws InterruptedException if the thread is interrupted while strikes end
     */
    List<StrikeResult> run(Traffic traffic, FaultPlan plan, Violations violations) throws InterruptedException {
        List<StrikeResult> results = new ArrayList<>();
        ExecutorService strikes = Executors.newSingleThreadExecutor();
        try (RecordReader<byte[]> decisions = new RecordReader<>(
                site.config().kafka().bootstrapServers(),
                Topics.DECISION_MADE,
                new ByteArrayDeserializer(),
                (record, nanos) -> gaps.decided(record.partition(), nanos))) {
            load.publish(traffic.signals(), count -> {});
            boolean takenIn = site.awaitTakenIn(PATIENCE);
            for (int round = 0; takenIn && round < traffic.rounds().size(); round++) {
                told.accept("round " + (round + 1));
                ruleSets.beginRound();
                publish(traffic.rounds().get(round), plan.of(round), strikes);
                takenIn = site.awaitTakenIn(PATIENCE);
                results.addAll(results());
                struck.clear();
            }
            if (!takenIn) {
                violations.add("not everything was processed", "after " + PATIENCE.toSeconds() + " s without a fault");
            }
        } finally {
            strikes.shutdownNow();
        }
        return results;
    }

    private void publish(List<SpecificRecord> events, List<Strike> planned, ExecutorService strikes)
            throws InterruptedException {
        Queue<Strike> due = new ArrayDeque<>(planned);
        List<Future<?>> submitted = new ArrayList<>();
        load.publish(events, count -> {
            site.supervise();
            while (!due.isEmpty() && due.element().after() <= count) {
                Strike strike = due.remove();
                submitted.add(strikes.submit(() -> strike(strike)));
            }
        });
        for (Future<?> strike : submitted) {
            awaitEnd(strike);
        }
    }

    private void strike(Strike strike) {
        long nanos = System.nanoTime();
        told.accept(strike.toString());
        String what = striker.strike(strike);
        synchronized (struck) {
            struck.add(new Struck(what, nanos));
        }
    }

    private static void awaitEnd(Future<?> strike) throws InterruptedException {
        try {
            strike.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a strike failed: " + e.getCause(), e);
        }
    }

    private List<StrikeResult> results() {
        long end = System.nanoTime();
        List<StrikeResult> results = new ArrayList<>();
        synchronized (struck) {
            for (int index = 0; index < struck.size(); index++) {
                long until = index + 1 < struck.size() ? struck.get(index + 1).nanos() : end;
                double gapSeconds =
                        gaps.longest(struck.get(index).nanos(), until).toNanos() / NANOS_PER_SECOND;
                results.add(new StrikeResult(struck.get(index).what(), gapSeconds));
            }
        }
        return results;
    }
}
