package dev.sluice.traffic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Decision latency: from when a transaction was due to be sent until its decision was read, so that a publisher that
 * falls behind shows (no coordinated omission). Safe for a sending and a reading thread.
 */
public final class LatencyMeter {

    private static final long LATENCY_MICROS_MAX = 600_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Map<String, Long> dueNanosByTransaction = new ConcurrentHashMap<>();
    private final Histogram micros = new ConcurrentHistogram(LATENCY_MICROS_MAX, SIGNIFICANT_DIGITS);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();

    /** A transaction is about to be sent. */
    public void due(String transactionId, long dueNanos) {
        dueNanosByTransaction.put(transactionId, dueNanos);
        sent.incrementAndGet();
    }

    /**
     * A decision was read.
     *
     * @return the latency in microseconds, or -1 if the transaction is unknown or was answered before
     */
    public long decided(String transactionId, long readNanos) {
        Long due = dueNanosByTransaction.remove(transactionId);
        if (due == null) {
            return -1;
        }
        long latencyMicros = Math.min(LATENCY_MICROS_MAX, Math.max(0, (readNanos - due) / 1_000));
        micros.recordValue(latencyMicros);
        answered.incrementAndGet();
        return latencyMicros;
    }

    /** How many transactions were sent and not answered yet. */
    public long outstanding() {
        return sent.get() - answered.get();
    }

    /** How many transactions were answered. */
    public long answered() {
        return answered.get();
    }

    /** Forgets the latencies measured so far, as after a warm-up; what is outstanding still counts. */
    public void restart() {
        micros.reset();
    }

    /** The latencies in microseconds. */
    public Histogram micros() {
        return micros.copy();
    }
}
