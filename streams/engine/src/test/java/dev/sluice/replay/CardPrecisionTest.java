package dev.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CardPrecisionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final CardPrecision precision = new CardPrecision(2);

    @Test
    void it_is_the_share_of_frauds_among_the_accounts_with_the_highest_scores_of_a_day() {
        precision.add(DAY, "found", 0.9, true);
        precision.add(DAY, "false-alarm", 0.8, false);
        precision.add(DAY, "not-looked-at", 0.1, true);

        assertThat(precision.value()).isEqualTo(0.5);
    }

    @Test
    void an_account_counts_by_its_worst_transaction_of_the_day() {
        precision.add(DAY, "one", 0.0, true);
        precision.add(DAY, "one", 0.9, false);
        precision.add(DAY, "other", 0.2, false);
        precision.add(DAY, "third", 0.1, false);

        assertThat(precision.value()).isEqualTo(0.5);
    }

    @Test
    void an_account_that_was_found_makes_room_for_another_the_day_after() {
        precision.add(DAY, "first", 0.9, true);
        precision.add(DAY.plusDays(1), "first", 0.9, true);
        precision.add(DAY.plusDays(1), "second", 0.8, true);
        precision.add(DAY.plusDays(1), "third", 0.7, true);

        assertThat(precision.value()).isEqualTo((0.5 + 1.0) / 2);
    }

    @Test
    void places_that_stay_empty_count_as_false_alarms() {
        precision.add(DAY, "only", 0.9, true);

        assertThat(precision.value()).isEqualTo(0.5);
    }
}
