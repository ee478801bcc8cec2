package dev.sluice.benchmarks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Bytes;
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
 * What RocksDB takes for what a payment of a typical account reads and writes, and for one key that is not there, as that
 * of a card seen for the first time; with each of RocksDB's settings changed in turn. Any of 20,000 accounts is next, each
 * with 200 events in thirty days: 300 MB, and so far more than the cache holds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RocksDbSettingsBenchmark {

    private static final int ACCOUNTS = 20_000;
    private static final int EVENTS = 200;
    private static final int PAYMENTS = 48;
    private static final int KINDS = 16;
    private static final long SEED = 20_260_101;

    /** Which setting is changed. */
    @Param
    public RocksDbVariant variant;

    private final List<RecordedPayments> kinds = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private RocksDbStore store;

    /** Gives each account its past. */
    @Setup(Level.Trial)
    public void fill() {
        for (int kind = 0; kind < KINDS; kind++) {
            kinds.add(RecordedPayments.ofAccount(EVENTS, PAYMENTS, SEED + kind));
        }
        store = new RocksDbStore(variant);
        for (int account = 0; account < ACCOUNTS; account++) {
            kindOf(account).fill(store.store(), account);
        }
    }

    /** The next payment of any account, and a first look for another one. */
    @Benchmark
    public long event() {
        int account = random.nextInt(ACCOUNTS);
        byte[] unknown = store.store().get(unknownKeyBesideThoseOf(random.nextInt(ACCOUNTS)));
        return kindOf(account).repeat(store.store(), account, random.nextInt(PAYMENTS))
                + (unknown == null ? 0 : unknown.length);
    }

    private static Bytes unknownKeyBesideThoseOf(int account) {
        return Bytes.wrap(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(account)
                .putInt(account)
                .array());
    }

    private RecordedPayments kindOf(int account) {
        return kinds.get(account % KINDS);
    }

    /** Closes the store. */
    @TearDown(Level.Trial)
    public void close() {
        store.close();
    }
}
