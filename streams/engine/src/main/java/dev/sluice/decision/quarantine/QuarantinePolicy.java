package dev.sluice.decision.quarantine;

import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.RuleOutcome;

/**
 * What is asked for at least where an entity of the payment is in quarantine. None of it is UNKNOWN.
 *
 * @param device of the payer's device
 * @param terminal of the terminal
 * @param merchant of the merchant
 */
public record QuarantinePolicy(RuleOutcome device, RuleOutcome terminal, RuleOutcome merchant) {

    /** What holds where {@code policy.yaml} does not say: nothing gets through. */
    public static final QuarantinePolicy DEFAULT =
            new QuarantinePolicy(RuleOutcome.BLOCK, RuleOutcome.BLOCK, RuleOutcome.BLOCK);

    /** Refuses UNKNOWN. */
    public QuarantinePolicy {
        if (device == RuleOutcome.UNKNOWN || terminal == RuleOutcome.UNKNOWN || merchant == RuleOutcome.UNKNOWN) {
            throw new IllegalArgumentException("a quarantine asks for allow, review, challenge or block");
        }
    }

    /** What is asked for at least. */
    public RuleOutcome outcomeFor(QuarantinedEntity entity) {
        return switch (entity) {
            case DEVICE -> device;
            case TERMINAL -> terminal;
            case MERCHANT -> merchant;
            case UNKNOWN -> RuleOutcome.ALLOW;
        };
    }
}
