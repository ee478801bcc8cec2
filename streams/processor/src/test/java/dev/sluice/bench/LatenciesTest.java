package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    /** The histogram rounds to three digits. */
    private static final double ROUNDING = 1.001;

    @Property(tries = 200)
    void at_least_the_share_of_a_percentile_took_no_longer_than_its_point_says(
            @ForAll @Size(min = 1, max = 500) List<@IntRange(min = 1, max = 60_000_000) Integer> micros) {
        Latencies latencies = Latencies.of(histogram(micros));

        assertThat(latencies.curve()).allSatisfy(point -> {
            long withinIt = micros.stream()
                    .filter(value -> value / 1_000.0 <= point.millis() * ROUNDING)
                    .count();
            assertThat(100.0 * withinIt / micros.size()).isGreaterThanOrEqualTo(point.percentile() - 1e-6);
        });
    }

    @Property(tries = 200)
    void the_curve_rises_and_ends_below_the_hundredth_percentile(
            @ForAll @Size(min = 2, max = 500) List<@IntRange(min = 1, max = 60_000_000) Integer> micros) {
        List<Latencies.Point> curve = Latencies.of(histogram(micros)).curve();

        assertThat(curve).extracting(Latencies.Point::millis).isSorted();
        assertThat(curve).extracting(Latencies.Point::percentile).isSorted().allMatch(percentile -> percentile < 100);
    }

    @Test
    void percentiles_are_in_milliseconds() {
        Histogram micros = new Histogram(3);
        for (int i = 1; i <= 1_000; i++) {
            micros.recordValue(i * 1_000L);
        }

        Latencies latencies = Latencies.of(micros);

        assertThat(latencies.p50Millis()).isBetween(500.0, 501.0);
        assertThat(latencies.p95Millis()).isBetween(950.0, 951.0);
        assertThat(latencies.p99Millis()).isBetween(990.0, 991.0);
        assertThat(latencies.p999Millis()).isBetween(999.0, 1_000.0);
        assertThat(latencies.maxMillis()).isBetween(1_000.0, 1_001.0);
    }

    @Test
    void without_any_decision_there_is_no_curve() {
        assertThat(Latencies.of(new Histogram(3)).curve()).isEmpty();
    }

    private static Histogram histogram(List<Integer> micros) {
        Histogram histogram = new Histogram(600_000_000, 3);
        micros.forEach(histogram::recordValue);
        return histogram;
    }
}
