package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.rules.HitRateBreach;
import dev.sluice.rules.RuleDescription;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what becomes an alert: certain decisions, and rules that are demoted. A pure function of what it is given; alerts of
 * the same kind in quick succession are held back later, by {@link AlertDeduplicator}.
 */
public final class AlertFactory {

    private static final Comparator<RuleHit> GRAVEST_FIRST = Comparator.comparing(RuleHit::getSeverity)
            .thenComparing(RuleHit::getScore)
            .reversed()
            .thenComparing(RuleHit::getRuleId);

    private final AlertPolicy policy;
    private final Map<String, String> folderOfRule;
    private final DetectionFinding findings;
    private final DemotionFinding demotions;

    /**
     * @param policy which decisions alert
     * @param rules the rules that decide, for the entity that each is about
     * @param productVersion version of Sluice, as alerts shall state it
     */
    public AlertFactory(AlertPolicy policy, Collection<RuleDescription> rules, String productVersion) {
        this.policy = policy;
        this.folderOfRule =
                rules.stream().collect(Collectors.toUnmodifiableMap(RuleDescription::id, RuleDescription::entity));
        FindingMetadata metadata = new FindingMetadata(productVersion);
        this.findings = new DetectionFinding(metadata);
        this.demotions = new DemotionFinding(metadata);
    }

    /**
     * The alert on a decision.
     *
     * @param decision the decision
     * @param transaction the transaction that was decided
     * @return the alert, or empty if the policy wants none for such a decision
     */
    public Optional<Alert> alertOn(DecisionMade decision, TransactionRequested transaction) {
        if (decision.getRules().isEmpty()) {
            return Optional.empty();
        }
        List<RuleHit> hits = decision.getRules().stream()
                .filter(hit -> hit.getLifecycle() == RuleLifecycle.LIVE)
                .filter(hit -> hit.getOutcome() != RuleOutcome.ALLOW)
                .sorted(GRAVEST_FIRST)
                .toList();
        if (hits.isEmpty()
                || hits.get(0).getSeverity().compareTo(policy.severityMin()) < 0
                || outcomesOf(decision).stream().noneMatch(policy.on()::contains)) {
            return Optional.empty();
        }
        return Optional.of(findings.of(decision, transaction, hits, entityOf(hits.get(0), decision)));
    }

    /**
     * The alert on a rule that acts no longer. It is always raised: what alerts on decisions is chosen to spare people, but
     * this is about the system itself.
     *
     * @param breach how the rule left its band
     * @param decision the decision of the transaction with which it did
     */
    public Alert alertOn(HitRateBreach breach, DecisionMade decision) {
        return demotions.of(breach, decision);
    }

    private static Set<RuleOutcome> outcomesOf(DecisionMade decision) {
        Set<RuleOutcome> outcomes = EnumSet.of(
                switch (decision.getAction()) {
                    case BLOCK -> RuleOutcome.BLOCK;
                    case CHALLENGE -> RuleOutcome.CHALLENGE;
                    case ALLOW, UNKNOWN -> RuleOutcome.ALLOW;
                });
        if (decision.getReview()) {
            outcomes.add(RuleOutcome.REVIEW);
        }
        return outcomes;
    }

    /** The entity that the rule is about; the account if the transaction has no such entity. */
    private AlertEntity entityOf(RuleHit hit, DecisionMade decision) {
        AlertEntity entity = AlertEntity.ofFolder(folderOfRule.getOrDefault(hit.getRuleId(), ""));
        return entity.idIn(decision) == null ? AlertEntity.ACCOUNT : entity;
    }
}
