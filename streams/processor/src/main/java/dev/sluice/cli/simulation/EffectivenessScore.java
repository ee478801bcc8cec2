package dev.sluice.cli.simulation;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.replay.ReplayObserver;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.score.AttackLog;
import dev.sluice.simulator.score.AttackProgress;
import dev.sluice.simulator.score.AttackTally;
import dev.sluice.simulator.score.ChallengeTally;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds decisions against the ground truth of a simulated world. For one thread. */
public final class EffectivenessScore implements ReplayObserver {

    private final Map<String, Fraud> frauds;
    private final AttackLog attacks = new AttackLog();
    private final AttackLog attacksInTheEnd = new AttackLog();
    private final Map<AttackKind, ChallengeTally> challengesByKind = new EnumMap<>(AttackKind.class);
    private final Set<String> reviewedAttacks = new HashSet<>();
    private ChallengeTally genuineChallenges = ChallengeTally.NONE;
    private final Map<AttackKind, FraudValue> values = new EnumMap<>(AttackKind.class);
    private final Map<String, Long> falseAlarmsByRule = new HashMap<>();
    private long fraudsDecided;
    private long genuine;
    private long genuineBlocked;

    /** @param frauds the fraudulent transactions by transaction id; all others are genuine */
    EffectivenessScore(Map<String, Fraud> frauds) {
        this.frauds = Map.copyOf(frauds);
        this.frauds.values().forEach(fraud -> {
            attacks.takesPlace(fraud.truth());
            attacksInTheEnd.takesPlace(fraud.truth());
        });
    }

    /** Takes a decision, once for each transaction, in any order. */
    @Override
    public void decided(DecisionMade decision) {
        Fraud fraud = frauds.get(decision.getTransactionId());
        if (fraud == null) {
            noteGenuine(decision);
        } else {
            noteFraud(fraud, decision);
        }
    }

    private void noteFraud(Fraud fraud, DecisionMade decision) {
        fraudsDecided++;
        DecisionAction action = decision.getAction();
        String attackId = attacks.decided(fraud.truth(), action);
        attacksInTheEnd.decided(fraud.truth(), action);
        if (decision.getReview()) {
            reviewedAttacks.add(attackId);
        }
        AttackKind kind = kindOf(fraud);
        values.merge(kind, FraudValue.of(fraud.euros(), AttackProgress.isStopped(action)), FraudValue::plus);
        if (action == DecisionAction.CHALLENGE) {
            challengesByKind.put(kind, challengesOf(kind).plusAsked());
        }
    }

    /** Takes the end of a challenge, once, after the decision that asked for it. */
    @Override
    public void settled(ChallengeSettled end) {
        Fraud fraud = frauds.get(end.getTransactionId());
        if (fraud == null) {
            genuineChallenges = genuineChallenges.plusEnded(end.getOutcome(), end.getAction());
            return;
        }
        AttackKind kind = kindOf(fraud);
        challengesByKind.put(kind, challengesOf(kind).plusEnded(end.getOutcome(), end.getAction()));
        attacksInTheEnd.decided(fraud.truth(), end.getAction());
        if (end.getAction() == DecisionAction.ALLOW) {
            values.merge(kind, FraudValue.letThrough(fraud.euros()), FraudValue::plus);
        }
    }

    private ChallengeTally challengesOf(AttackKind kind) {
        return challengesByKind.getOrDefault(kind, ChallengeTally.NONE);
    }

    private static AttackKind kindOf(Fraud fraud) {
        return Objects.requireNonNull(fraud.truth().attack());
    }

    private void noteGenuine(DecisionMade decision) {
        genuine++;
        if (decision.getAction() == DecisionAction.CHALLENGE) {
            genuineChallenges = genuineChallenges.plusAsked();
        }
        genuineBlocked += decision.getAction() == DecisionAction.BLOCK ? 1 : 0;
        if (AttackProgress.isStopped(decision.getAction())) {
            decision.getRules().stream()
                    .filter(hit -> hit.getLifecycle() != RuleLifecycle.SHADOW)
                    .map(RuleHit::getRuleId)
                    .forEach(ruleId -> falseAlarmsByRule.merge(ruleId, 1L, Long::sum));
        }
    }

    /** Returns what it has come to. */
    public Effectiveness total() {
        Map<AttackKind, AttackTally> ends = attacksInTheEnd.byKind().stream()
                .collect(Collectors.toMap(AttackTally.OfKind::kind, AttackTally.OfKind::tally));
        List<Effectiveness.Threat> threats = attacks.byKind().stream()
                .map(ofKind -> new Effectiveness.Threat(
                        ofKind.kind(),
                        ofKind.tally(),
                        Objects.requireNonNull(ends.get(ofKind.kind())),
                        attacks.missedAmong(ofKind.kind(), reviewedAttacks),
                        challengesOf(ofKind.kind()),
                        values.getOrDefault(ofKind.kind(), FraudValue.NONE)))
                .toList();
        return new Effectiveness(
                threats,
                attacks.all(),
                attacksInTheEnd.all(),
                frauds.size() - fraudsDecided,
                genuine,
                genuineChallenges,
                genuineBlocked,
                falseAlarmsByRule);
    }
}
