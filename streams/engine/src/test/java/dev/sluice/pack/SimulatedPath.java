package dev.sluice.pack;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Decider;
import dev.sluice.decision.PaymentContexts;
import dev.sluice.decision.Policy;
import dev.sluice.decision.PostureJoin;
import dev.sluice.decision.SignalTimeline;
import dev.sluice.decision.TelemetryJoin;
import dev.sluice.rules.RuleEvaluator;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.facts.Facts;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.velocity.Entity;
import dev.sluice.velocity.EntityHistory;
import dev.sluice.velocity.FeatureEvaluator;
import dev.sluice.velocity.FeatureValues;
import dev.sluice.velocity.HistoryEvent;
import dev.sluice.velocity.HistoryLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes simulated events one after the other and decides the transactions among them; all state is in memory. */
final class SimulatedPath implements AutoCloseable {

    private final RuleSet rules;
    private final Policy policy;
    private final Decider decider;
    private final RuleEvaluator evaluator;
    private final Map<Entity, Histories> histories = new EnumMap<>(Entity.class);
    private final Timeline<DeviceTelemetryReported> telemetry = new Timeline<>();
    private final Timeline<TerminalSecurityReported> postures = new Timeline<>();
    private final Map<String, MerchantProfileChanged> profiles = new HashMap<>();

    SimulatedPath(RuleSet rules, Policy policy) {
        this.rules = rules;
        this.policy = policy;
        this.decider = new Decider(policy, rules.contentHash());
        this.evaluator = rules.newEvaluator();
        for (Entity entity : Entity.values()) {
            histories.put(entity, new Histories(rules, entity));
        }
    }

    Optional<DecisionMade> take(SimulatedEvent event) {
        if (event.value() instanceof TransactionRequested transaction) {
            return Optional.of(decide(transaction));
        }
        if (event.value() instanceof DeviceTelemetryReported report) {
            telemetry.add(report.getDeviceId(), report.getReportedAt(), report);
        } else if (event.value() instanceof TerminalSecurityReported report) {
            postures.add(report.getTerminalId(), report.getReportedAt(), report);
        } else if (event.value() instanceof MerchantProfileChanged profile) {
            profiles.put(profile.getMerchantId(), profile);
        }
        return Optional.empty();
    }

    private DecisionMade decide(TransactionRequested transaction) {
        PaymentContext context = PaymentContexts.start(transaction);
        HistoryEvent event = HistoryEvent.of(transaction);
        List<FeatureValue> features = new ArrayList<>();
        features.addAll(histories.get(Entity.ACCOUNT).add(transaction.getAccountId(), event));
        if (transaction.getDeviceId() != null) {
            features.addAll(histories.get(Entity.DEVICE).add(transaction.getDeviceId(), event));
            new TelemetryJoin(telemetry).join(context, policy.telemetry().freshness());
        }
        if (transaction.getTerminalId() != null) {
            features.addAll(histories.get(Entity.TERMINAL).add(transaction.getTerminalId(), event));
            new PostureJoin(postures).join(context, policy.terminal().freshness());
        }
        context.setFeatures(features);
        MerchantProfileChanged profile = profiles.get(transaction.getMerchantId());
        SignalStatus merchant = profile == null ? SignalStatus.MISSING : SignalStatus.PRESENT;
        Facts facts = Facts.of(
                transaction,
                context.getTelemetryStatus(),
                context.getTelemetry(),
                context.getTerminalStatus(),
                context.getTerminalPosture(),
                merchant,
                profile,
                rules.velocityOf(features));
        return decider.decide(context, merchant, evaluator.evaluate(facts));
    }

    @Override
    public void close() {
        evaluator.close();
    }

    /** The histories of one kind of entity, by id. */
    private static final class Histories {

        private final Map<String, EntityHistory> byId = new HashMap<>();
        private final HistoryLimits limits;
        private final FeatureEvaluator evaluator;

        Histories(RuleSet rules, Entity entity) {
            this.limits = rules.features().limits(entity);
            this.evaluator = new FeatureEvaluator(rules.features(), entity);
        }

        List<FeatureValue> add(String id, HistoryEvent event) {
            EntityHistory history = byId.computeIfAbsent(id, key -> EntityHistory.empty(limits));
            history.add(event);
            FeatureValues values = evaluator.evaluate(history, event);
            List<FeatureValue> features = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                features.add(new FeatureValue(values.name(i), Double.isNaN(values.value(i)) ? null : values.value(i)));
            }
            return features;
        }
    }

    private static final class Timeline<T> implements SignalTimeline<T> {

        private final Map<String, TreeMap<Instant, T>> byEntity = new HashMap<>();

        void add(String entityId, Instant time, T report) {
            byEntity.computeIfAbsent(entityId, key -> new TreeMap<>()).put(time, report);
        }

        @Override
        public T asOf(String entityId, Instant time) {
            TreeMap<Instant, T> reports = byEntity.get(entityId);
            Map.Entry<Instant, T> newest = reports == null ? null : reports.floorEntry(time);
            return newest == null ? null : newest.getValue();
        }
    }
}
