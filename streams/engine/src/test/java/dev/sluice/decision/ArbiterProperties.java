package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.contract.SignalStatus;
import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.RuleFailure;
import dev.sluice.rules.RuleHit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ArbiterProperties {

    private static final List<RuleOutcome> RESTRICTING =
            List.of(RuleOutcome.REVIEW, RuleOutcome.CHALLENGE, RuleOutcome.BLOCK);

    @Property
    void a_further_hit_never_makes_the_action_less_restrictive_or_the_score_smaller(
            @ForAll("evaluations") RuleEvaluation before,
            @ForAll("signals") SignalStatuses signals,
            @ForAll("restricting") RuleHit further) {
        List<RuleHit> hits = new ArrayList<>(before.hits());
        hits.add(further);
        Verdict without = judge(before, signals);
        Verdict with = judge(new RuleEvaluation(hits, before.shadowHits(), before.failures()), signals);

        assertThat(with.action()).isGreaterThanOrEqualTo(without.action());
        assertThat(with.score()).isGreaterThanOrEqualTo(without.score());
    }

    @Property
    void an_allow_hit_never_makes_the_action_more_restrictive(
            @ForAll("evaluations") RuleEvaluation before, @ForAll("signals") SignalStatuses signals) {
        List<RuleHit> hits = new ArrayList<>(before.hits());
        hits.add(RuleHits.hit("FRD-ZZZ-1", RuleOutcome.ALLOW, 0));

        Verdict with = judge(new RuleEvaluation(hits, before.shadowHits(), before.failures()), signals);

        assertThat(with.action()).isLessThanOrEqualTo(judge(before, signals).action());
    }

    @Property
    void the_order_of_hits_changes_nothing_not_even_the_last_bit_of_the_score(
            @ForAll("evaluations") RuleEvaluation evaluation,
            @ForAll("signals") SignalStatuses signals,
            @ForAll Random random) {
        List<RuleHit> shuffled = new ArrayList<>(evaluation.hits());
        Collections.shuffle(shuffled, random);

        assertThat(judge(new RuleEvaluation(shuffled, evaluation.shadowHits(), evaluation.failures()), signals))
                .isEqualTo(judge(evaluation, signals));
    }

    @Property
    void the_score_is_a_probability_of_at_most_six_decimals(@ForAll("evaluations") RuleEvaluation evaluation) {
        double score = judge(evaluation, PRESENT).score();

        assertThat(score).isBetween(0.0, 1.0);
        assertThat(Math.rint(score * 1e6) / 1e6).isEqualTo(score);
    }

    @Property
    void a_degraded_decision_is_never_milder_than_the_fail_mode(
            @ForAll("evaluations") RuleEvaluation evaluation, @ForAll("signals") SignalStatuses signals) {
        RuleEvaluation degraded = new RuleEvaluation(
                evaluation.hits(), evaluation.shadowHits(), List.of(new RuleFailure("FRD-A-1", "broke")));

        assertThat(judge(degraded, signals).action()).isGreaterThanOrEqualTo(DecisionAction.CHALLENGE);
    }

    private static final SignalStatuses PRESENT =
            new SignalStatuses(SignalStatus.PRESENT, SignalStatus.PRESENT, SignalStatus.PRESENT);

    private static Verdict judge(RuleEvaluation evaluation, SignalStatuses signals) {
        return new Arbiter(ArbiterTest.policy(RuleOutcome.CHALLENGE, DecisionAction.CHALLENGE))
                .judge(evaluation, signals, List.of(), List.of());
    }

    @Provide
    Arbitrary<RuleEvaluation> evaluations() {
        Arbitrary<RuleHit> any = hits(Arbitraries.of("FRD-A-1", "FRD-A-2", "FRD-A-3", "FRD-A-4", "FRD-VIP-1"), false);
        Arbitrary<List<RuleHit>> lists =
                any.list().uniqueElements(hit -> hit.rule().id()).ofMaxSize(5);
        return Combinators.combine(lists, lists).as((live, shadow) -> new RuleEvaluation(live, shadow, List.of()));
    }

    @Provide
    Arbitrary<RuleHit> restricting() {
        return hits(Arbitraries.just("FRD-ZZZ-1"), true);
    }

    @Provide
    Arbitrary<SignalStatuses> signals() {
        Arbitrary<SignalStatus> status = Arbitraries.of(SignalStatus.class);
        return Combinators.combine(status, status, status).as(SignalStatuses::new);
    }

    private static Arbitrary<RuleHit> hits(Arbitrary<String> ids, boolean restricting) {
        Arbitrary<RuleOutcome> outcomes = Arbitraries.of(RESTRICTING);
        Arbitrary<RuleOutcome> any = restricting
                ? outcomes
                : Arbitraries.frequencyOf(Tuple.of(4, outcomes), Tuple.of(1, Arbitraries.just(RuleOutcome.ALLOW)));
        Arbitrary<Severity> severities = Arbitraries.of(Severity.class);
        Arbitrary<Double> scores = Arbitraries.doubles().between(0, 1).ofScale(3);
        return Combinators.combine(ids, any, scores, severities)
                .as((id, outcome, score, severity) ->
                        RuleHits.hit(id, "account", outcome, score, severity, RuleLifecycle.LIVE));
    }
}
