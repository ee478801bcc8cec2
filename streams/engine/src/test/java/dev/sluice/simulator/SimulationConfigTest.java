package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulationConfigTest {

    private static final SimulationConfig CONFIG = SimulationConfig.of(7, Instant.EPOCH, 50);

    @Test
    void the_population_grows_with_the_rate_and_has_a_floor() {
        assertThat(SimulationConfig.of(7, Instant.EPOCH, 1).customers()).isEqualTo(10_000);
        assertThat(CONFIG.customers()).isEqualTo(25_000);
        assertThat(CONFIG.terminals()).isEqualTo(2_000);
    }

    @Test
    void an_attack_share_over_a_half_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONFIG.withAttackShare(0.6))
                .withMessage("attackShare must lie between 0.0 and 0.5; given: 0.6");
    }

    @Test
    void a_rate_that_is_no_positive_number_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulationConfig.of(7, Instant.EPOCH, 0))
                .withMessageStartingWith("transactionsPerSecond must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulationConfig.of(7, Instant.EPOCH, Double.NaN))
                .withMessageEndingWith("given: NaN");
    }

    @Test
    void a_negative_duration_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONFIG.withLabelDelay(Duration.ofSeconds(-1)))
                .withMessage("labelDelay must not be negative; given: PT-1S");
    }

    @Test
    void another_population_leaves_all_else_as_it_is() {
        assertThat(CONFIG.withPopulation(300, 200).withPopulation(25_000, 2_000))
                .isEqualTo(CONFIG);
        assertThat(CONFIG.withPopulation(300, 200).customers()).isEqualTo(300);
        assertThat(CONFIG.withPopulation(300, 200).terminals()).isEqualTo(200);
    }
}
