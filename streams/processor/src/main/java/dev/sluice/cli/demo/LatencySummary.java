package dev.sluice.cli.demo;

import org.HdrHistogram.Histogram;

/**
 * How long decisions took, in milliseconds, from when the transaction was due to when its decision was read.
 *
 * @param count how many decisions were measured
 * @param p50 the median
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 * @param max the longest
 */
public record LatencySummary(long count, double p50, double p95, double p99, double max) {

    private static final double MICROS_PER_MILLI = 1000.0;

    /** Summarizes a histogram of microseconds. */
    static LatencySummary ofMicros(Histogram micros) {
        return new LatencySummary(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(95) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
                micros.getMaxValue() / MICROS_PER_MILLI);
    }
}
