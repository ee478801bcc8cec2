package dev.sluice.benchmarks;

import dev.sluice.velocity.Entity;
import dev.sluice.velocity.FeatureCatalog;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@link VelocityBenchmark} computes, by the naive scan over objects in memory; it has no state access at all. Before
 * it is timed, it is held against Sluice's values.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class NaiveScanBenchmark {

    private static final String TERMINAL = "terminal-1";
    private static final long SEED = 20_260_101;
    private static final int PAYMENTS_COMPARED = 20;

    /** How many events thirty days hold. */
    @Param({"100", "200", "10000", "1000000"})
    public int events;

    private NaiveScan scan;
    private PaymentStream payments;

    /** Gives the terminal its past, and compares the next payments' values with those of Sluice. */
    @Setup(Level.Trial)
    public void fill() {
        FeatureCatalog catalog = ThirtyFeatures.of(Entity.TERMINAL);
        EntityHistories histories = EntityHistories.inMemory(catalog, Entity.TERMINAL);
        PaymentStream samePayments = stream();
        histories.fill(TERMINAL, samePayments);
        scan = new NaiveScan(catalog.features(Entity.TERMINAL));
        payments = stream();
        while (payments.timeMillis() < samePayments.timeMillis()) {
            scan.add(payments.next());
        }
        for (int i = 0; i < PAYMENTS_COMPARED; i++) {
            SameValues.require(histories.arrive(TERMINAL, samePayments.next()), scan.arrive(payments.next()));
        }
    }

    /** The next payment at the terminal. */
    @Benchmark
    public double[] event() {
        return scan.arrive(payments.next());
    }

    private PaymentStream stream() {
        return new PaymentStream(Counterparties.ofTerminal(TERMINAL, events), events, SEED);
    }
}
