package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HitRateBandTest {

    @ParameterizedTest
    @ValueSource(strings = {"0%..0.5%", "0.05%..0.5%", "0.021%..1%", "10%..100%", "0%..99.999%"})
    void a_band_is_written_as_it_was_read(String text) {
        assertThat(HitRateBand.parse(text).map(HitRateBand::toString)).isEqualTo(Optional.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.5%",
                "0..5",
                "0.5%..0.1%",
                "1%..1%",
                "0%..101%",
                "-1%..1%",
                "0%..100%",
                "0.0001%..1%",
                "0%-1%",
                "0% .. 1%"
            })
    void what_is_no_expectation_is_not_read(String text) {
        assertThat(HitRateBand.parse(text)).isEmpty();
    }

    @Test
    void a_lower_edge_that_would_never_be_missed_is_not_read() {
        assertThat(HitRateBand.parse("0.02%..1%")).isEmpty();
        assertThat(HitRateBand.parse("0.021%..1%")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"-1,5", "5,5", "6,5", "0,100001"})
    void there_is_no_empty_band_and_none_beyond_all(int minimum, int maximum) {
        assertThatThrownBy(() -> new HitRateBand(minimum, maximum)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The figures of the documentation. */
    @Test
    void of_ten_thousand_transactions_a_rule_of_half_a_percent_may_hit_about_a_hundred() {
        HitRateBand band = HitRateBand.parse("0%..0.5%").orElseThrow();

        assertThat(band.isAbove(50, 10_000)).isFalse();
        assertThat(band.isAbove(101, 10_000)).isFalse();
        assertThat(band.isAbove(102, 10_000)).isTrue();
    }
}
