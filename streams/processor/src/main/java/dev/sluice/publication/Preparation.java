package dev.sluice.publication;

import dev.sluice.decision.DecisionModel;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleTests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a rule set ready to decide, beside the work: checked for whether it may, compiled, and warm. */
final class Preparation {

    /** How often every case of the rules is evaluated before the first transaction: thousands of times in all. */
    private static final int WARM_UP_ROUNDS = 20;

    /** How long all rules may take for one transaction: a thousand take about a tenth of a millisecond. */
    private static final Duration EVALUATION_TIME_MAX = Duration.ofMillis(250);

    private final ApprovalPolicy policy;

    Preparation(ApprovalPolicy policy) {
        this.policy = policy;
    }

    /** Who has to approve. */
    ApprovalPolicy policy() {
        return policy;
    }

    /**
     * Prepares. Takes seconds.
     *
     * @param before what decides now, of which is used again what need not be compiled; null for nothing
     * @return the model, to be closed
     * @throws RuleSetRefusedException if it may not or cannot be used
     */
    DecisionModel prepare(Candidate candidate, @Nullable DecisionModel before) {
        RuleFiles files = filesOf(candidate);
        requireAllowed(candidate, files);
        try {
            DecisionModel model = DecisionModel.load(files, before);
            warmUp(model, files);
            model.ruleSet().watchTime(EVALUATION_TIME_MAX);
            model.ruleSet().watchHitRates();
            return model;
        } catch (FindingsException e) {
            throw RuleSetRefusedException.of(e.findings(), files.texts());
        }
    }

    private static RuleFiles filesOf(Candidate candidate) {
        try {
            return candidate.files();
        } catch (FindingsException e) {
            throw RuleSetRefusedException.of(e.findings(), Map.of());
        }
    }

    /** Before anything of it is looked at more closely. */
    private void requireAllowed(Candidate candidate, RuleFiles files) {
        if (!files.contentHash().equals(candidate.contentHash())) {
            throw new RuleSetRefusedException(
                    List.of("its files are not what it says: it says " + candidate.contentHash() + ", the files are "
                            + files.contentHash() + "; publish it again with 'sluice rules publish'"));
        }
        List<String> objections = candidate.objections(policy);
        if (!objections.isEmpty()) {
            throw new RuleSetRefusedException(objections);
        }
    }

    private static void warmUp(DecisionModel model, RuleFiles files) {
        try {
            RuleTests.warmUp(model.ruleSet(), files, WARM_UP_ROUNDS);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }
}
