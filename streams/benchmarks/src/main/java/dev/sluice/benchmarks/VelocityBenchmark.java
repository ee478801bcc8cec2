package dev.sluice.benchmarks;

import dev.sluice.velocity.Entity;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.FeatureValues;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * Time per event for thirty features of one terminal, by how many events its thirty days hold. The next payment comes, is
 * added to the history, has its features computed, and the history is stored; as many events expire as arrive.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class VelocityBenchmark {

    private static final String TERMINAL = "terminal-1";
    private static final long SEED = 20_260_101;

    /** Where histories are kept. */
    public enum Storage {
        /** As objects, which is what the replay does. */
        MEMORY,
        /** In RocksDB through a store of Kafka Streams, which is what the running system does. */
        ROCKSDB
    }

    /** How many events thirty days hold. */
    @Param({"100", "200", "10000", "1000000"})
    public int events;

    /** Where histories are kept. */
    @Param({"MEMORY", "ROCKSDB"})
    public Storage storage;

    private @Nullable RocksDbStore store;
    private EntityHistories histories;
    private PaymentStream payments;

    /** Gives the terminal its past. */
    @Setup(Level.Trial)
    public void fill() {
        FeatureCatalog catalog = ThirtyFeatures.of(Entity.TERMINAL);
        if (storage == Storage.ROCKSDB) {
            store = new RocksDbStore();
            histories = EntityHistories.in(store.store(), catalog, Entity.TERMINAL);
        } else {
            histories = EntityHistories.inMemory(catalog, Entity.TERMINAL);
        }
        payments = new PaymentStream(Counterparties.ofTerminal(TERMINAL, events), events, SEED);
        histories.fill(TERMINAL, payments);
    }

    /** The next payment at the terminal. */
    @Benchmark
    public FeatureValues event() {
        return histories.arrive(TERMINAL, payments.next());
    }

    /** Closes what is open. */
    @TearDown(Level.Trial)
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
