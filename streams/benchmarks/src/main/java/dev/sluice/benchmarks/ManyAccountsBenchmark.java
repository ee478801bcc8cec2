package dev.sluice.benchmarks;

import dev.sluice.velocity.Entity;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.FeatureValues;
import java.util.SplittableRandom;
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
 * Time per event for thirty features of an account, where the next payment is that of any of many accounts, each as
 * likely: nothing that was decoded for one payment helps with the next. This is what a typical entity costs, state access
 * included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ManyAccountsBenchmark {

    private static final long SEED = 20_260_101;

    /** How many accounts there are. */
    @Param("20000")
    public int accounts;

    /** How many events thirty days of each hold. */
    @Param("200")
    public int events;

    private RocksDbStore store;
    private EntityHistories histories;
    private String[] accountIds;
    private PaymentStream[] payments;
    private SplittableRandom random;

    /** Gives each account its past. */
    @Setup(Level.Trial)
    public void fill() {
        FeatureCatalog catalog = ThirtyFeatures.of(Entity.ACCOUNT);
        store = new RocksDbStore();
        histories = EntityHistories.in(store.store(), catalog, Entity.ACCOUNT);
        accountIds = new String[accounts];
        payments = new PaymentStream[accounts];
        random = new SplittableRandom(SEED);
        for (int account = 0; account < accounts; account++) {
            accountIds[account] = "account-" + account;
            payments[account] =
                    new PaymentStream(Counterparties.ofAccount(accountIds[account]), events, random.nextLong());
            histories.fill(accountIds[account], payments[account]);
        }
    }

    /** The next payment of any account. */
    @Benchmark
    public FeatureValues event() {
        int account = random.nextInt(accounts);
        return histories.arrive(accountIds[account], payments[account].next());
    }

    /** Closes the store. */
    @TearDown(Level.Trial)
    public void close() {
        store.close();
    }
}
