package dev.sluice.cli.simulation;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.score.AttackLog;
import dev.sluice.simulator.score.AttackProgress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Holds decisions against the ground truth of a simulated world. For one thread. */
public final class EffectivenessScore implements Consumer<DecisionMade> {

    private final Map<String, Fraud> frauds;
    private final AttackLog attacks = new AttackLog();
    private final Map<AttackKind, FraudValue> values = new EnumMap<>(AttackKind.class);
    private final Map<String, Long> falseAlarmsByRule = new HashMap<>();
    private long fraudsDecided;
    private long genuine;
    private long genuineChallenged;
    private long genuineBlocked;

    /** @param frauds the fraudulent transactions by transaction id; all others are genuine */
    EffectivenessScore(Map<String, Fraud> frauds) {
        this.frauds = Map.copyOf(frauds);
        this.frauds.values().forEach(fraud -> attacks.takesPlace(fraud.truth()));
    }

    /** Takes a decision, once for each transaction, in any order. */
    @Override
    public void accept(DecisionMade decision) {
        Fraud fraud = frauds.get(decision.getTransactionId());
        if (fraud == null) {
            noteGenuine(decision);
        } else {
            noteFraud(fraud, decision.getAction());
        }
    }

    private void noteFraud(Fraud fraud, DecisionAction action) {
        fraudsDecided++;
        attacks.decided(fraud.truth(), action);
        AttackKind kind = Objects.requireNonNull(fraud.truth().attack());
        FraudValue before = values.getOrDefault(kind, FraudValue.NONE);
        values.put(kind, before.plus(fraud.euros(), AttackProgress.isStopped(action)));
    }

    private void noteGenuine(DecisionMade decision) {
        genuine++;
        genuineChallenged += decision.getAction() == DecisionAction.CHALLENGE ? 1 : 0;
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
        List<Effectiveness.Threat> threats = attacks.byKind().stream()
                .map(ofKind -> new Effectiveness.Threat(
                        ofKind.kind(), ofKind.tally(), values.getOrDefault(ofKind.kind(), FraudValue.NONE)))
                .toList();
        return new Effectiveness(
                threats,
                attacks.all(),
                values.values().stream().reduce(FraudValue.NONE, FraudValue::plus),
                frauds.size() - fraudsDecided,
                genuine,
                genuineChallenged,
                genuineBlocked,
                falseAlarmsByRule);
    }
}
