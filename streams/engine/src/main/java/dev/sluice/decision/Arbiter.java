package dev.sluice.decision;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.SignalStatus;
import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.RuleHit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes one verdict of all that hit. A pure function: the order in which hits come changes nothing, a further hit never
 * makes the action less restrictive unless it is an allow rule's, and the same input gives the same verdict to the last
 * bit.
 *
 * <p>Order of effect: the most restrictive outcome of the live hits; then what their combined score asks for; then what
 * missing and stale signals and quarantines ask for. An allow rule lifts challenges and reviews with their scores, one of higher
 * precedence (see {@link Policy#allowRulesThatLiftBlocks()}) everything. The action for degraded decisions comes last
 * and nothing lifts it.
 */
public final class Arbiter {

    private static final double SCORE_UNITS = 1e6;

    private static final Comparator<RuleHit> BY_ID =
            Comparator.comparing(hit -> hit.rule().id());
    private static final Comparator<RuleHit> WEIGHTIEST_FIRST = Comparator.<RuleHit>comparingInt(
                    hit -> -weight(hit.outcome()))
            .thenComparing(hit -> hit.rule().severity(), Comparator.reverseOrder())
            .thenComparing(RuleHit::score, Comparator.reverseOrder())
            .thenComparing(BY_ID);

    /** What almost every payment gets. */
    private static final Verdict NOTHING_FOUND =
            new Verdict(DecisionAction.ALLOW, false, 0, List.of(), List.of(), List.of());

    private final Policy policy;

    /** @param policy how hits become one decision */
    public Arbiter(Policy policy) {
        this.policy = policy;
    }

    /**
     * Judges one transaction.
     *
     * @param evaluation what the rules say
     * @param signals which signals were there
     * @param quarantined which of the payment's entities are in quarantine
     * @param degradedReasons what stops before the rules could not do; empty: nothing
     */
    public Verdict judge(
            RuleEvaluation evaluation,
            SignalStatuses signals,
            List<QuarantinedEntity> quarantined,
            List<String> degradedReasons) {
        List<Shortfall> allShortfalls = shortfalls(signals, quarantined);
        List<String> degraded = degraded(evaluation, degradedReasons);
        if (evaluation.hits().isEmpty() && allShortfalls.isEmpty() && degraded.isEmpty()) {
            return NOTHING_FOUND;
        }
        return reckon(evaluation, allShortfalls, degraded).verdict();
    }

    /**
     * Judges one transaction and shows how.
     *
     * @param evaluation what the rules say
     * @param signals which signals were there
     * @param quarantined which of the payment's entities are in quarantine
     * @param degradedReasons what stops before the rules could not do; empty: nothing
     */
    public Reckoning reckon(
            RuleEvaluation evaluation,
            SignalStatuses signals,
            List<QuarantinedEntity> quarantined,
            List<String> degradedReasons) {
        return reckon(evaluation, shortfalls(signals, quarantined), degraded(evaluation, degradedReasons));
    }

    private Reckoning reckon(RuleEvaluation evaluation, List<Shortfall> allShortfalls, List<String> degraded) {
        List<RuleHit> allowing = evaluation.hits().stream()
                .filter(hit -> hit.outcome() == RuleOutcome.ALLOW)
                .sorted(BY_ID)
                .toList();
        RuleOutcome lifted = lifted(allowing);
        List<RuleHit> counting = evaluation.hits().stream()
                .filter(hit -> weight(hit.outcome()) > weight(lifted))
                .sorted(WEIGHTIEST_FIRST)
                .toList();
        List<Shortfall> shortfalls = allShortfalls.stream()
                .filter(shortfall -> weight(shortfall.outcome()) > weight(lifted))
                .toList();
        double score = combined(counting);
        DecisionAction byScore = policy.thresholds().actionFor(score);
        DecisionAction byHits =
                strictest(counting.stream().map(RuleHit::outcome).toList());
        DecisionAction bySignals =
                strictest(shortfalls.stream().map(Shortfall::outcome).toList());
        DecisionAction byDegradation = degraded.isEmpty() ? DecisionAction.ALLOW : policy.actionWhenDegraded();
        DecisionAction action = Stream.of(byScore, byHits, bySignals, byDegradation)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        boolean review = (policy.reviewOfBlocked() || action != DecisionAction.BLOCK)
                && asksForReview(evaluation, shortfalls, score, !degraded.isEmpty());
        Verdict verdict = new Verdict(
                action, review, score, reasons(allowing, counting, shortfalls, degraded), counting, degraded);
        return new Reckoning(allowing, lifted, byHits, byScore, bySignals, byDegradation, verdict);
    }

    /** The most restrictive outcome that the allow rules which hit lift; ALLOW lifts nothing. */
    private RuleOutcome lifted(List<RuleHit> allowing) {
        if (allowing.stream()
                .anyMatch(hit ->
                        policy.allowRulesThatLiftBlocks().contains(hit.rule().id()))) {
            return RuleOutcome.BLOCK;
        }
        return allowing.isEmpty() ? RuleOutcome.ALLOW : RuleOutcome.CHALLENGE;
    }

    private boolean asksForReview(
            RuleEvaluation evaluation, List<Shortfall> shortfalls, double score, boolean degraded) {
        return score >= policy.thresholds().review()
                || evaluation.hits().stream().anyMatch(hit -> hit.outcome() == RuleOutcome.REVIEW)
                || shortfalls.stream().anyMatch(shortfall -> shortfall.outcome() == RuleOutcome.REVIEW)
                || (degraded && policy.reviewWhenDegraded());
    }

    /** Multiplied in the order of rule ids, since floating-point products depend on their order in the last bits. */
    private static double combined(List<RuleHit> counting) {
        double genuine = 1;
        for (RuleHit hit : counting.stream().sorted(BY_ID).toList()) {
            genuine *= 1 - hit.score();
        }
        return Math.round((1 - genuine) * SCORE_UNITS) / SCORE_UNITS;
    }

    private static DecisionAction strictest(Collection<RuleOutcome> outcomes) {
        return outcomes.stream()
                .map(Arbiter::actionOf)
                .max(Comparator.naturalOrder())
                .orElse(DecisionAction.ALLOW);
    }

    private static DecisionAction actionOf(RuleOutcome outcome) {
        return switch (outcome) {
            case BLOCK -> DecisionAction.BLOCK;
            case CHALLENGE -> DecisionAction.CHALLENGE;
            case REVIEW, ALLOW -> DecisionAction.ALLOW;
            case UNKNOWN -> throw new IllegalArgumentException("a rule without an outcome cannot hit");
        };
    }

    /** How restrictive an outcome is; ALLOW is 0 and lifted by nothing. */
    private static int weight(RuleOutcome outcome) {
        return switch (outcome) {
            case BLOCK -> 3;
            case CHALLENGE -> 2;
            case REVIEW -> 1;
            case ALLOW -> 0;
            case UNKNOWN -> throw new IllegalArgumentException("a rule without an outcome cannot hit");
        };
    }

    private List<Shortfall> shortfalls(SignalStatuses signals, List<QuarantinedEntity> quarantined) {
        List<Shortfall> shortfalls = new ArrayList<>();
        Shortfall.addTo(
                shortfalls,
                policy.telemetry().outcomeFor(signals.telemetry()),
                "No recent information about the paying device was available");
        Shortfall.addTo(
                shortfalls,
                policy.terminal().outcomeFor(signals.terminal()),
                "No recent information about the payment terminal was available");
        if (signals.merchant() == SignalStatus.MISSING) {
            Shortfall.addTo(shortfalls, policy.merchantMissing(), "The merchant is not known");
        }
        for (QuarantinedEntity entity : quarantined) {
            Shortfall.addTo(shortfalls, policy.quarantine().outcomeFor(entity), reasonFor(entity));
        }
        return shortfalls;
    }

    private static String reasonFor(QuarantinedEntity entity) {
        return switch (entity) {
            case DEVICE -> "The paying device is in quarantine";
            case TERMINAL -> "The payment terminal is in quarantine";
            case MERCHANT -> "The merchant is in quarantine";
            case UNKNOWN -> throw new IllegalArgumentException("what is unknown is in no quarantine");
        };
    }

    private static List<String> degraded(RuleEvaluation evaluation, List<String> fromStops) {
        if (!evaluation.isDegraded()) {
            return fromStops;
        }
        List<String> reasons = new ArrayList<>(fromStops);
        evaluation.failures().stream()
                .map(failure -> "Rule " + failure.ruleId() + " could not be evaluated: " + failure.reason())
                .sorted()
                .forEach(reasons::add);
        return reasons;
    }

    private List<String> reasons(
            List<RuleHit> allowing, List<RuleHit> counting, List<Shortfall> shortfalls, List<String> degraded) {
        Set<String> reasons = new LinkedHashSet<>();
        allowing.forEach(hit -> reasons.add(hit.rule().reason()));
        counting.forEach(hit -> reasons.add(hit.rule().reason()));
        shortfalls.forEach(shortfall -> reasons.add(shortfall.reason()));
        if (!degraded.isEmpty() && policy.actionWhenDegraded() != DecisionAction.ALLOW) {
            reasons.add("Not every check could be made");
        }
        return List.copyOf(reasons);
    }

    /** A signal that is missing or stale, or a quarantine, and what the policy asks for then. */
    private record Shortfall(RuleOutcome outcome, String reason) {

        static void addTo(List<Shortfall> shortfalls, RuleOutcome outcome, String reason) {
            if (outcome != RuleOutcome.ALLOW) {
                shortfalls.add(new Shortfall(outcome, reason));
            }
        }
    }
}
