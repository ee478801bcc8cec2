package dev.sluice.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChallengeAnswersTest {

    private static final Duration TIME = Duration.ofSeconds(25);
    private static final int PAYMENTS = 5_000;

    @Property(tries = 50)
    void an_answer_depends_on_seed_payment_and_truth_alone(@ForAll long seed) {
        ChallengeAnswers once = new ChallengeAnswers(seed, TIME);
        ChallengeAnswers again = new ChallengeAnswers(seed, TIME);
        once.of("txn-000001", GroundTruth.genuine());

        assertThat(once.of("txn-000002", GroundTruth.genuine()))
                .isEqualTo(again.of("txn-000002", GroundTruth.genuine()));
    }

    @Test
    void nine_customers_of_ten_pass_and_a_few_are_never_heard_of() {
        List<Optional<ChallengeAnswer>> answers = answers(GroundTruth.genuine());

        assertThat(share(answers, ChallengeOutcome.PASSED)).isCloseTo(0.90, within(0.02));
        assertThat(answers.stream().filter(Optional::isEmpty).count() / (double) PAYMENTS)
                .isCloseTo(0.03, within(0.01));
    }

    @Test
    void strangers_seldom_pass() {
        assertThat(share(answers(fraud(AttackKind.CARD_TESTING, "att-000001")), ChallengeOutcome.PASSED))
                .isCloseTo(0.03, within(0.01));
    }

    @Test
    void whoever_holds_the_number_passes_all_challenges_of_an_attack_or_none() {
        List<ChallengeOutcome> outcomes = answers(fraud(AttackKind.SIM_SWAP_TAKEOVER, "att-000007")).stream()
                .map(answer -> answer.map(ChallengeAnswer::outcome).orElse(ChallengeOutcome.UNKNOWN))
                .distinct()
                .toList();

        assertThat(outcomes).hasSize(1);
    }

    @Test
    void two_of_three_who_hold_the_number_pass() {
        ChallengeAnswers answers = new ChallengeAnswers(3, TIME);

        long passed = IntStream.range(0, PAYMENTS)
                .filter(attack -> answers.of("txn-1", fraud(AttackKind.SIM_SWAP_TAKEOVER, "att-" + attack))
                        .filter(answer -> answer.outcome() == ChallengeOutcome.PASSED)
                        .isPresent())
                .count();

        assertThat(passed / (double) PAYMENTS).isCloseTo(0.65, within(0.02));
    }

    @ParameterizedTest
    @EnumSource
    void nobody_takes_longer_than_twenty_times_the_usual(AttackKind kind) {
        assertThat(answers(fraud(kind, "att-000001")))
                .filteredOn(Optional::isPresent)
                .allMatch(answer -> answer.orElseThrow().after().compareTo(TIME.multipliedBy(20)) <= 0);
    }

    private static List<Optional<ChallengeAnswer>> answers(GroundTruth truth) {
        ChallengeAnswers answers = new ChallengeAnswers(3, TIME);
        return IntStream.range(0, PAYMENTS)
                .mapToObj(payment -> answers.of("txn-" + payment, truth))
                .toList();
    }

    private static double share(List<Optional<ChallengeAnswer>> answers, ChallengeOutcome outcome) {
        return answers.stream()
                        .filter(answer -> answer.filter(known -> known.outcome() == outcome)
                                .isPresent())
                        .count()
                / (double) answers.size();
    }

    private static GroundTruth fraud(AttackKind kind, String attackId) {
        return new GroundTruth(kind, attackId, 1, 1);
    }
}
