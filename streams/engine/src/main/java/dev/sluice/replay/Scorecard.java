package dev.sluice.replay;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.RuleHit;
import dev.sluice.rules.HitRateWatch;
import dev.sluice.rules.RuleDescription;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what a replay does and holds it against what the transactions turned out to be. */
final class Scorecard {

    /** As many accounts as the handbook of fraud detection lets a team look at on a day. */
    private static final int ACCOUNTS_LOOKED_AT = 100;

    private record Outcome(boolean stopped, boolean alarming, double score, String accountId, LocalDate day) {

        static Outcome of(InMemoryPath.Answer answer) {
            DecisionMade decision = answer.decision();
            return new Outcome(
                    decision.getAction() != DecisionAction.ALLOW,
                    answer.alarming(),
                    decision.getScore(),
                    decision.getAccountId(),
                    LocalDate.ofInstant(decision.getEventTime(), ZoneOffset.UTC));
        }
    }

    private final Map<DecisionAction, Long> byAction = new EnumMap<>(DecisionAction.class);
    private final Instant scoredFrom;
    private final RuleScores rules;
    private final HitRateWatch hitRates;
    private final List<RuleDemotion> demotions = new ArrayList<>();
    private final Map<String, Long> byRejection = new TreeMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<String, FraudLabel> truths = new HashMap<>();
    private long decided;
    private long repeated;
    private long labelled;
    private long reviewed;
    private long degraded;
    private long alarming;
    private long alerts;
    private long lateAlerts;

    /**
     * A card for what is decided.
     *
     * @param rules the rules that decide
     * @param scoredFrom the time of the first transaction that is held against what it turned out to be
     */
    Scorecard(Collection<RuleDescription> rules, Instant scoredFrom) {
        this.scoredFrom = scoredFrom;
        this.rules = new RuleScores(rules);
        this.hitRates = new HitRateWatch(rules);
    }

    /** A transaction was decided. */
    void decided(InMemoryPath.Answer answer) {
        DecisionMade decision = answer.decision();
        decided++;
        repeated += answer.repeated() ? 1 : 0;
        reviewed += decision.getReview() ? 1 : 0;
        degraded += decision.getDegraded() ? 1 : 0;
        alarming += answer.alarming() ? 1 : 0;
        alerts += answer.alert().isPresent() ? 1 : 0;
        byAction.merge(decision.getAction(), 1L, Long::sum);
        if (!answer.repeated()) {
            rules.decided(decision);
            watchHitRates(decision);
        }
        if (!decision.getEventTime().isBefore(scoredFrom)) {
            outcomes.put(decision.getTransactionId(), Outcome.of(answer));
        }
    }

    private void watchHitRates(DecisionMade decision) {
        Set<String> hits = decision.getRules().stream().map(RuleHit::getRuleId).collect(Collectors.toSet());
        hitRates.observe(decision.getEventTime(), hits).stream()
                .map(breach -> new RuleDemotion(breach, decision.getTransactionId(), decision.getEventTime()))
                .forEach(demotions::add);
    }

    /** The SOC was told of what came after a decision. */
    void alertedLate() {
        lateAlerts++;
    }

    /** How many transactions were decided so far. */
    long decided() {
        return decided;
    }

    /** A label took effect. */
    void labelled() {
        labelled++;
    }

    /** A transaction turned out to be something, which may be said before or after it was decided. */
    void truth(String transactionId, FraudLabel label) {
        truths.put(transactionId, label);
    }

    /** A row was refused. */
    void rejected(String reason) {
        byRejection.merge(reason, 1L, Long::sum);
    }

    /** All of it, after so many nanoseconds. */
    ReplaySummary summary(long elapsedNanos) {
        Detection.Tally stopped = new Detection.Tally();
        Detection.Tally alarmed = new Detection.Tally();
        AveragePrecision ranking = new AveragePrecision();
        CardPrecision accounts = new CardPrecision(ACCOUNTS_LOOKED_AT);
        truths.forEach((transactionId, truth) -> {
            Outcome outcome = outcomes.get(transactionId);
            if (outcome != null) {
                boolean fraud = truth == FraudLabel.FRAUD;
                stopped.add(outcome.stopped(), fraud);
                alarmed.add(outcome.alarming(), fraud);
                ranking.add(outcome.score(), fraud);
                accounts.add(outcome.day(), outcome.accountId(), outcome.score(), fraud);
            }
        });
        return new ReplaySummary(
                decided,
                repeated,
                byAction,
                reviewed,
                degraded,
                alarming,
                alerts,
                lateAlerts,
                rules.against(truths),
                demotions,
                labelled,
                byRejection,
                truths.isEmpty()
                        ? null
                        : new ReplaySummary.Truth(stopped.total(), alarmed.total(), ranking.value(), accounts.value()),
                elapsedNanos);
    }
}
