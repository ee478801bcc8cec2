package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.torture.DeadLetterCheck.Letter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadLetterCheckTest {

    private static final Set<String> BAD = Set.of("t-0@3", "t-1@7");
    private static final Letter FIRST = new Letter("t-0@3", "NOT_AVRO");
    private static final Letter SECOND = new Letter("t-1@7", "CARD_NUMBER");

    @Test
    void each_bad_record_once_is_right() {
        assertThat(found(Guarantee.EXACTLY_ONCE_V2, FIRST, SECOND)).isEmpty();
    }

    @Test
    void a_bad_record_that_was_swallowed_is_found() {
        assertThat(found(Guarantee.EXACTLY_ONCE_V2, FIRST))
                .containsExactly("bad and not among the dead letters: 1", "  t-1@7");
    }

    @Test
    void a_good_record_that_was_refused_is_found_with_the_reason() {
        assertThat(found(Guarantee.EXACTLY_ONCE_V2, FIRST, SECOND, new Letter("t-0@4", "INTERNAL_ERROR")))
                .containsExactly("refused and not bad: 1", "  t-0@4 as INTERNAL_ERROR");
    }

    @Test
    void a_second_refusal_of_the_same_record_is_wrong_under_exactly_once_only() {
        assertThat(found(Guarantee.EXACTLY_ONCE_V2, FIRST, SECOND, FIRST))
                .containsExactly("refused more than once under exactly-once: 1", "  t-0@3, 2 times");
        assertThat(found(Guarantee.AT_LEAST_ONCE, FIRST, SECOND, FIRST)).isEmpty();
    }

    private static List<String> found(Guarantee guarantee, Letter... letters) {
        Violations violations = new Violations();
        DeadLetterCheck.check(List.of(letters), BAD, guarantee, violations);
        return violations.lines();
    }
}
