package dev.sluice.bench;

import java.util.List;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;

/**
 * How long decisions took, from intended send to the committed decision read, in milliseconds. Zero where there were none.
 *
 * @param p50Millis the median
 * @param p95Millis 95th percentile
 * @param p99Millis 99th percentile
 * @param p999Millis 99.9th percentile
 * @param maxMillis the longest
 * @param curve latency by percentile, the closer to each other the higher, without the hundredth
 */
public record Latencies(
        double p50Millis, double p95Millis, double p99Millis, double p999Millis, double maxMillis, List<Point> curve) {

    private static final double MICROS_PER_MILLI = 1_000.0;
    private static final int POINTS_PER_HALVING = 4;
    private static final double ALL = 100;

    /**
     * A point of the curve.
     *
     * @param percentile 0 to less than 100
     * @param millis what that share of decisions took at most
     */
    public record Point(double percentile, double millis) {}

    public Latencies {
        curve = List.copyOf(curve);
    }

    /** Of latencies in microseconds. */
    static Latencies of(Histogram micros) {
        return new Latencies(
                millis(micros, 50),
                millis(micros, 95),
                millis(micros, 99),
                millis(micros, 99.9),
                micros.getMaxValue() / MICROS_PER_MILLI,
                curve(micros));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    private static List<Point> curve(Histogram micros) {
        if (micros.getTotalCount() == 0) {
            return List.of();
        }
        return StreamSupport.stream(micros.percentiles(POINTS_PER_HALVING).spliterator(), false)
                .map(step ->
                        new Point(step.getPercentileLevelIteratedTo(), step.getValueIteratedTo() / MICROS_PER_MILLI))
                .filter(point -> point.percentile() < ALL)
                .toList();
    }
}
