package dev.sluice.benchmarks;

import java.time.Duration;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time per event for one window of one terminal as {@link HoppingWindows}: count, sum, minimum and maximum, and nothing
 * of what else the thirty features tell. What it costs goes by the length of the window and not by how many payments it
 * holds: each payment is put into every window that is open. There are a million payments in thirty days, so that the
 * files which Kafka Streams opens as event time goes on do not count.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class HoppingWindowsBenchmark {

    private static final String TERMINAL = "terminal-1";
    private static final int EVENTS = 1_000_000;
    private static final long SEED = 20_260_101;

    /** How long the window is, in ISO 8601; steps of a minute. */
    @Param({"PT1H", "P1D", "P30D"})
    public String window;

    private HoppingWindows windows;
    private PaymentStream payments;

    /** Opens the windows that the first payment falls into. */
    @Setup(Level.Trial)
    public void open() {
        windows = new HoppingWindows(Duration.parse(window));
        payments = new PaymentStream(Counterparties.ofTerminal(TERMINAL, EVENTS), EVENTS, SEED);
        windows.arrive(TERMINAL, payments.next());
    }

    /** The next payment at the terminal, and the look at the window that stands for the time before it. */
    @Benchmark
    public HoppingTotals event() {
        Payment payment = payments.next();
        windows.arrive(TERMINAL, payment);
        return windows.read(TERMINAL, payment, HoppingReading.OPEN_LONGEST);
    }

    /** Closes the windows. */
    @TearDown(Level.Trial)
    public void close() {
        windows.close();
    }
}
