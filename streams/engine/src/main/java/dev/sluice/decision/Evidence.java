package dev.sluice.decision;

import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.facts.Facts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that one decision is made of.
 *
 * @param context the transaction after its last stop
 * @param profile the profile of its merchant, or null if there is none
 * @param quarantined which of its entities are in quarantine
 */
public record Evidence(
        PaymentContext context, @Nullable MerchantProfileChanged profile, List<QuarantinedEntity> quarantined) {

    /** Copies the list. */
    public Evidence {
        quarantined = List.copyOf(quarantined);
        Objects.requireNonNull(context, "context");
    }

    /** The transaction. */
    public TransactionRequested transaction() {
        return context.getTransaction();
    }

    /** Whether the merchant's profile is there. */
    public SignalStatus merchantStatus() {
        if (transaction().getMerchantId() == null) {
            return SignalStatus.NOT_APPLICABLE;
        }
        return profile == null ? SignalStatus.MISSING : SignalStatus.PRESENT;
    }

    /** Whether each signal is there. */
    public SignalStatuses signals() {
        return new SignalStatuses(context.getTelemetryStatus(), context.getTerminalStatus(), merchantStatus());
    }

    /** What the rules of that rule set may ask about it. */
    public Facts facts(RuleSet ruleSet) {
        return Facts.of(
                transaction(),
                context.getTelemetryStatus(),
                context.getTelemetry(),
                context.getTerminalStatus(),
                context.getTerminalPosture(),
                merchantStatus(),
                profile,
                ruleSet.velocityOf(context.getFeatures()));
    }
}
