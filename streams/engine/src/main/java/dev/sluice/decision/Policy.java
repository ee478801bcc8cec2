package dev.sluice.decision;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.decision.challenge.ChallengePolicy;
import dev.sluice.decision.quarantine.QuarantinePolicy;
import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How rule hits become one decision, and what happens when something is missing. The analysts write it in {@code
 * policy.yaml}; it is part of the rule set and of its content hash. Immutable.
 *
 * @param thresholds what the combined score asks for
 * @param allowRulesThatLiftBlocks ids of the allow rules of highest precedence: their hit lifts everything, blocks
 *     included; the hit of any other allow rule lifts challenges and reviews, never a block
 * @param actionWhenDegraded least action when a rule or a stop failed; never UNKNOWN
 * @param reviewWhenDegraded whether a person looks at what was decided degraded
 * @param reviewOfBlocked whether reviews are also asked for on transactions that are refused anyway
 * @param telemetry how the telemetry of devices is judged
 * @param terminal how the posture of terminals is judged
 * @param merchantMissing what is asked for at least where the merchant has no profile; never UNKNOWN
 * @param alerts which decisions the SOC hears of
 * @param quarantine what is asked for where an entity of the payment is in quarantine
 * @param challenges whether customers are asked, and what the end of a challenge makes of a payment
 */
public record Policy(
        Thresholds thresholds,
        Set<String> allowRulesThatLiftBlocks,
        DecisionAction actionWhenDegraded,
        boolean reviewWhenDegraded,
        boolean reviewOfBlocked,
        SignalRule telemetry,
        SignalRule terminal,
        RuleOutcome merchantMissing,
        AlertPolicy alerts,
        QuarantinePolicy quarantine,
        ChallengePolicy challenges) {

    /** Copies the set; refuses null and UNKNOWN. */
    public Policy {
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(telemetry, "telemetry");
        Objects.requireNonNull(terminal, "terminal");
        Objects.requireNonNull(alerts, "alerts");
        Objects.requireNonNull(quarantine, "quarantine");
        Objects.requireNonNull(challenges, "challenges");
        allowRulesThatLiftBlocks = Set.copyOf(allowRulesThatLiftBlocks);
        if (actionWhenDegraded == DecisionAction.UNKNOWN || merchantMissing == RuleOutcome.UNKNOWN) {
            throw new IllegalArgumentException("a policy must say what happens; UNKNOWN says nothing");
        }
    }

    /**
     * Reads {@code policy.yaml}.
     *
     * @param fileName the file's name as findings shall show it
     * @param text the file's content
     * @return the policy
     * @throws FindingsException with everything that is wrong with the file
     */
    public static Policy parse(String fileName, String text) {
        Checked<Optional<Policy>> checked = PolicyReader.read(fileName, text);
        return checked.orThrow().orElseThrow(() -> new FindingsException(checked.findings()));
    }

    /** Everything that is wrong with the text of a {@code policy.yaml}; empty if it can be used. */
    public static List<Finding> check(String fileName, String text) {
        return PolicyReader.read(fileName, text).findings();
    }
}
