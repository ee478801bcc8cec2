package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.rules.HitRateBreach;
import dev.sluice.rules.RuleDescription;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what becomes an alert: certain decisions, what came out about them later, and rules that are demoted. A pure function of what it is given; alerts of
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
    private final LateFinding late;
    private final MissedFraudFinding missedFrauds;

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
        this.late = new LateFinding(findings);
        this.missedFrauds = new MissedFraudFinding(metadata);
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
        List<RuleHit> hits = alarming(decision);
        if (!alerts(decision, hits)) {
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

    /**
     * The alert on what a late report would have changed, if the policy wanted one had the decision been made with it.
     *
     * @param revision what it would have changed; by its effect stricter
     * @param transaction the transaction that was decided
     * @return the alert, or empty if the policy wants none for such a decision
     */
    public Optional<Alert> alertOn(Revision revision, TransactionRequested transaction) {
        List<RuleHit> hits = alarming(revision.now());
        if (!alerts(revision.now(), hits)) {
            return Optional.empty();
        }
        List<RuleHit> byReport = revision.hitsByReport().stream()
                .filter(hit -> hit.getOutcome() != RuleOutcome.ALLOW)
                .sorted(GRAVEST_FIRST)
                .toList();
        RuleHit leading = byReport.isEmpty() ? hits.get(0) : byReport.get(0);
        List<RuleHit> leadingFirst = Stream.concat(
                        Stream.of(leading),
                        hits.stream().filter(hit -> !hit.getRuleId().equals(leading.getRuleId())))
                .toList();
        return Optional.of(late.of(revision, transaction, leadingFirst, entityOf(leading, revision.then())));
    }

    /**
     * The alert on a payment that went through and turned out to be a fraud. It is always raised: whoever confirmed the
     * fraud saw its gravity.
     *
     * @param decision the decision that let it through
     * @param knownAt when it became known that it was a fraud
     */
    public Alert missedFraud(DecisionMade decision, Instant knownAt) {
        return missedFrauds.of(decision, knownAt);
    }

    private static List<RuleHit> alarming(DecisionMade decision) {
        return decision.getRules().stream()
                .filter(hit -> hit.getLifecycle() == RuleLifecycle.LIVE)
                .filter(hit -> hit.getOutcome() != RuleOutcome.ALLOW)
                .sorted(GRAVEST_FIRST)
                .toList();
    }

    private boolean alerts(DecisionMade decision, List<RuleHit> gravestFirst) {
        return !gravestFirst.isEmpty()
                && gravestFirst.get(0).getSeverity().compareTo(policy.severityMin()) >= 0
                && outcomesOf(decision).stream().anyMatch(policy.on()::contains);
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
