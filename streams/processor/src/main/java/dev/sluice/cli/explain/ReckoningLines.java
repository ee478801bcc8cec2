package dev.sluice.cli.explain;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.StepUp;
import dev.sluice.decision.Policy;
import dev.sluice.decision.Reckoning;
import dev.sluice.decision.SignalStatuses;
import dev.sluice.decision.Thresholds;
import dev.sluice.decision.explanation.Explanation;
import dev.sluice.rules.RuleHit;
import dev.sluice.rules.TracedRule;
import dev.sluice.rules.engine.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The policy's arithmetic, one line per step. */
final class ReckoningLines {

    private final Explanation explanation;
    private final Reckoning reckoning;
    private final Policy policy;
    private final List<String> lines = new ArrayList<>();

    private ReckoningLines(Explanation explanation) {
        this.explanation = explanation;
        this.reckoning = explanation.reckoning();
        this.policy = explanation.policy();
    }

    static List<String> of(Explanation explanation) {
        ReckoningLines lines = new ReckoningLines(explanation);
        lines.hits();
        lines.score();
        lines.signals();
        lines.quarantines();
        lines.degradation();
        lines.result();
        return lines.lines;
    }

    private void hits() {
        lines.add("the hits that count ask for        " + reckoning.byHits() + counting());
        if (!reckoning.allowing().isEmpty()) {
            String allowing =
                    reckoning.allowing().stream().map(hit -> hit.rule().id()).collect(Collectors.joining(", "));
            lines.add("  " + allowing + " allows, which lifts "
                    + (reckoning.lifted() == RuleOutcome.BLOCK
                            ? "everything (allow.lift_block)"
                            : "challenges and reviews, not blocks")
                    + "; lifted: " + lifted());
        }
    }

    private String counting() {
        List<RuleHit> counting = reckoning.verdict().counting();
        return counting.isEmpty()
                ? "   (none counts)"
                : counting.stream()
                        .map(hit -> hit.rule().id() + " " + ExplanationText.word(hit.outcome()))
                        .collect(Collectors.joining(", ", "   (", ")"));
    }

    private String lifted() {
        String lifted = explanation.hits().stream()
                .map(TracedRule::rule)
                .map(RuleHit::new)
                .filter(reckoning::isLifted)
                .map(hit -> hit.rule().id())
                .collect(Collectors.joining(", "));
        return lifted.isEmpty() ? "nothing" : lifted;
    }

    private void score() {
        double score = reckoning.verdict().score();
        String product = reckoning.verdict().counting().stream()
                .sorted(Comparator.comparing(hit -> hit.rule().id()))
                .map(hit -> "(1 - " + Figures.of(hit.score()) + ")")
                .collect(Collectors.joining(" x "));
        lines.add("their combined score asks for      " + reckoning.byScore() + "   ("
                + (product.isEmpty() ? "" : "1 - " + product + " = ") + Figures.of(score) + ")");
        Thresholds thresholds = policy.thresholds();
        lines.add("  review from " + reached(score, thresholds.review()) + ", challenge from "
                + reached(score, thresholds.challenge()) + ", block from " + reached(score, thresholds.block()));
    }

    private static String reached(double score, double threshold) {
        return Figures.of(threshold)
                + (score >= threshold ? ": reached" : ": " + Figures.of(threshold - score) + " short");
    }

    private void signals() {
        SignalStatuses signals = explanation.evidence().signals();
        lines.add("missing and stale signals ask for  " + reckoning.bySignals());
        lines.add("  telemetry " + signals.telemetry()
                + asksFor(policy.telemetry().outcomeFor(signals.telemetry())) + ", terminal "
                + signals.terminal() + asksFor(policy.terminal().outcomeFor(signals.terminal())) + ", merchant "
                + signals.merchant()
                + asksFor(signals.merchant() == SignalStatus.MISSING ? policy.merchantMissing() : RuleOutcome.ALLOW));
    }

    private void quarantines() {
        List<QuarantinedEntity> quarantined = explanation.evidence().quarantined();
        if (!quarantined.isEmpty()) {
            lines.add("  in quarantine: "
                    + quarantined.stream()
                            .map(entity -> ExplanationText.word(entity)
                                    + asksFor(policy.quarantine().outcomeFor(entity)))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String asksFor(RuleOutcome outcome) {
        return outcome == RuleOutcome.ALLOW ? "" : " (asks for " + ExplanationText.word(outcome) + ")";
    }

    private void degradation() {
        List<String> reasons = reckoning.verdict().degradedReasons();
        lines.add("what could not be considered       "
                + (reasons.isEmpty() ? "nothing" : "asks for " + reckoning.byDegradation()));
        reasons.forEach(reason -> lines.add("  " + reason));
    }

    private void result() {
        DecisionAction action = reckoning.verdict().action();
        lines.add("the most restrictive of these is   " + action
                + (reckoning.verdict().review() ? ", and a person looks at it" : ""));
        if (action == DecisionAction.CHALLENGE && explanation.now().getStepUp() != StepUp.ASKED) {
            lines.add("but nobody is asked, so it is      " + explanation.now().getAction() + "   ("
                    + ExplanationText.word(explanation.now().getStepUp()).replace('_', ' ') + ")");
        }
    }
}
