package dev.sluice.decision.quarantine;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.rules.Quarantine;
import dev.sluice.rules.RuleDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what a decision puts into quarantine, by the rules of one rule set. A pure function of the decision. */
public final class QuarantineStarts {

    private final Map<String, Quarantine> byRule;
    private final Duration knownAfter;

    /**
     * @param rules the rules that decide
     * @param knownAfter how long after the payment a quarantine begins to hold, in event time
     */
    public QuarantineStarts(Collection<RuleDescription> rules, Duration knownAfter) {
        Map<String, Quarantine> quarantines = new HashMap<>();
        for (RuleDescription rule : rules) {
            Quarantine quarantine = rule.quarantine();
            if (quarantine != null) {
                quarantines.put(rule.id(), quarantine);
            }
        }
        this.byRule = Map.copyOf(quarantines);
        this.knownAfter = knownAfter;
    }

    /** The quarantines that the rules which acted on the payment begin. */
    public List<QuarantineChanged> by(DecisionMade decision) {
        if (byRule.isEmpty() || decision.getRules().isEmpty()) {
            return List.of();
        }
        return decision.getRules().stream()
                .filter(hit -> hit.getLifecycle() == RuleLifecycle.LIVE)
                .flatMap(hit -> begun(decision, hit).stream())
                .toList();
    }

    private Optional<QuarantineChanged> begun(DecisionMade decision, RuleHit hit) {
        Quarantine quarantine = byRule.get(hit.getRuleId());
        if (quarantine == null) {
            return Optional.empty();
        }
        String entityId = QuarantineSubject.idIn(decision, quarantine.entity());
        if (entityId == null) {
            return Optional.empty();
        }
        Instant startedAt = decision.getEventTime().plus(knownAfter);
        return Optional.of(QuarantineChanged.newBuilder()
                .setSubject(QuarantineSubject.of(quarantine.entity(), entityId))
                .setEntityType(quarantine.entity())
                .setEntityId(entityId)
                .setStartedAt(startedAt)
                .setUntil(startedAt.plus(quarantine.duration()))
                .setRuleId(hit.getRuleId())
                .setTransactionId(decision.getTransactionId())
                .setReason(hit.getReason())
                .build());
    }
}
