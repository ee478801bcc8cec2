package dev.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogAxisTest {

    @Property(tries = 300)
    void an_axis_of_latencies_has_room_for_all_of_them(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0.1, max = 600_000) Double> millis) {
        LogAxis axis = LogAxis.ofMillis(millis);

        assertThat(millis).allMatch(value -> axis.low() <= value && value <= axis.high());
        assertThat(axis.low()).isLessThan(axis.high());
    }

    @Test
    void equal_ratios_are_equally_long() {
        LogAxis axis = LogAxis.ofMillis(List.of(1.0, 100.0));

        assertThat(axis.share(1)).isZero();
        assertThat(axis.share(10)).isCloseTo(0.5, within(1e-9));
        assertThat(axis.share(100)).isEqualTo(1);
    }

    @Test
    void latencies_are_labelled_at_one_two_and_five_of_each_decade() {
        assertThat(LogAxis.ofMillis(List.of(0.7, 30.0)).ticks())
                .extracting(LogAxis.Tick::label)
                .containsExactly("0.5", "1", "2", "5", "10", "20", "50");
    }

    @Test
    void each_further_nine_of_a_percentile_is_as_long_as_the_one_before() {
        LogAxis axis = LogAxis.ofPercentiles(99.99);

        assertThat(axis.ticks())
                .extracting(LogAxis.Tick::label)
                .containsExactly("0%", "50%", "90%", "99%", "99.9%", "99.99%");
        assertThat(axis.share(LogAxis.rarity(90))).isCloseTo(0.25, within(1e-9));
        assertThat(axis.share(LogAxis.rarity(99.9))).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void a_single_latency_still_has_an_axis() {
        LogAxis axis = LogAxis.ofMillis(List.of(10.0));

        assertThat(axis.low()).isEqualTo(10);
        assertThat(axis.high()).isEqualTo(20);
    }

    @Test
    void without_any_latency_there_is_still_an_axis() {
        assertThat(LogAxis.ofMillis(List.of()).ticks()).isNotEmpty();
    }
}
