package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchLoadTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void steps_that_fall_are_refused_and_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(List.of(500.0, 250.0), 0))
                .withMessageContaining("steps must not fall")
                .withMessageContaining("250.0 comes after 500.0");
    }

    @Test
    void a_rate_of_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(List.of(0.0), 0))
                .withMessageContaining("rate must be more than 0");
    }

    @Test
    void no_rate_at_all_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(List.of(), 0))
                .withMessageContaining("at least one rate");
    }

    @Test
    void telemetry_less_than_none_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(List.of(500.0), -1))
                .withMessageContaining("between 0 and 1000, but is -1");
    }

    private static BenchLoad load(List<Double> rates, int telemetryPerTransaction) {
        return new BenchLoad(rates, SECOND, SECOND, telemetryPerTransaction, Keys.UNIFORM, 1);
    }
}
