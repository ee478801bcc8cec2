package dev.sluice.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one step of load gave.
 *
 * @param rate transactions a second that were intended, on average
 * @param sent transactions that were sent
 * @param answeredInTime decisions that came back until a second after the last was sent
 * @param answered decisions that came back at all
 * @param lateMillis how much later than intended the last transaction was sent, in milliseconds
 * @param latency how long decisions took
 * @param perTransaction what each transaction took
 * @param memory what the process held when all was answered
 */
public record StepResult(
        double rate,
        long sent,
        long answeredInTime,
        long answered,
        double lateMillis,
        Latencies latency,
        Work perTransaction,
        Memory memory) {

    /** The share of transactions that must be answered in time for a rate to be kept. */
    public static final double ANSWERED_SHARE_MIN = 0.99;

    /** How long half of the decisions may take at most for a rate to be kept, in milliseconds. */
    public static final double MEDIAN_MILLIS_MAX = 1_000;

    /** How much later than intended the last transaction may be sent for the rate to have been sent at all. */
    public static final double LATE_MILLIS_MAX = 1_000;

    /** Whether a rate was kept, and if not, by which criterion. */
    public enum Verdict {
        /** It was. */
        KEPT,
        /** The load itself could not be sent. */
        SENT_LATE,
        /** Too few were answered in time. */
        UNANSWERED,
        /** Half of the decisions took too long. */
        SLOW
    }

    /** Whether the rate was kept. */
    @JsonProperty("verdict")
    public Verdict verdict() {
        if (lateMillis > LATE_MILLIS_MAX) {
            return Verdict.SENT_LATE;
        }
        if (answeredInTime < ANSWERED_SHARE_MIN * sent) {
            return Verdict.UNANSWERED;
        }
        return latency.p50Millis() > MEDIAN_MILLIS_MAX ? Verdict.SLOW : Verdict.KEPT;
    }

    /** Whether the rate was kept. */
    boolean isKept() {
        return verdict() == Verdict.KEPT;
    }
}
