package dev.sluice.service;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.SignalStatus;
import dev.sluice.decision.Revision;
import dev.sluice.publication.RuleSetObserver;
import dev.sluice.rules.RuleSet;
import dev.sluice.topology.ProcessingObserver;
import dev.sluice.topology.QuarantineChange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Every metric of Sluice's own. Labels come from closed sets, or are counted together as {@code other} once there are too
 * many, so that nobody can fill the monitoring by what they send.
 *
 * <table>
 * <caption>As Prometheus shows them</caption>
 * <tr><td>{@code sluice_decisions_total{outcome}}</td><td>decisions: allow, challenge, block</td></tr>
 * <tr><td>{@code sluice_decisions_repeated_total}</td><td>decisions sent again for a duplicate; not in the above</td></tr>
 * <tr><td>{@code sluice_decisions_review_total}</td><td>decisions that a person is to look at</td></tr>
 * <tr><td>{@code sluice_decisions_degraded_total}</td><td>decisions made without something that the rules ask for</td></tr>
 * <tr><td>{@code sluice_decision_age_seconds}</td><td>from a transaction's event time to its decision, before the
 *     commit; with history it says how old the history is</td></tr>
 * <tr><td>{@code sluice_telemetry_total{status}}</td><td>decisions by what was known of the device</td></tr>
 * <tr><td>{@code sluice_telemetry_waiting}</td><td>transactions of one task that wait for telemetry, whenever that
 *     changes</td></tr>
 * <tr><td>{@code sluice_rule_hits_total{rule,lifecycle}}</td><td>hits of each rule of the set in force: live, which bore on
 *     the decision, and shadow, which were recorded only</td></tr>
 * <tr><td>{@code sluice_rule_sole_hits_total{rule,lifecycle}}</td><td>those of them beside which no other rule hit that
 *     acts</td></tr>
 * <tr><td>{@code sluice_rules_switched_off}</td><td>rules of the set in force that failed or took too long</td></tr>
 * <tr><td>{@code sluice_rules_demoted}</td><td>rules of the set in force that left their hit rate and act no longer</td></tr>
 * <tr><td>{@code sluice_rules_overruns_total}</td><td>evaluations of the set in force that took too long</td></tr>
 * <tr><td>{@code sluice_challenges_total{step_up}}</td><td>decisions that wanted a challenge: asked, or withheld
 *     because it was impossible, account_budget_spent or overall_budget_spent</td></tr>
 * <tr><td>{@code sluice_challenges_settled_total{outcome}}</td><td>challenges by how they ended: passed, failed,
 *     denied, abandoned, timed_out, not_delivered</td></tr>
 * <tr><td>{@code sluice_quarantines_total{entity,change}}</td><td>devices, terminals and merchants whose quarantine was
 *     begun, prolonged or lifted</td></tr>
 * <tr><td>{@code sluice_decisions_quarantined_total{entity}}</td><td>decisions on payments that met a quarantine</td></tr>
 * <tr><td>{@code sluice_late_reports_total{kind,effect}}</td><td>payments for which a report of their device (telemetry) or
 *     terminal came after the decision, by what it would have changed: none, stricter, milder</td></tr>
 * <tr><td>{@code sluice_missed_frauds_total}</td><td>payments that went through and were labelled as fraud</td></tr>
 * <tr><td>{@code sluice_alerts_total}</td><td>alerts raised</td></tr>
 * <tr><td>{@code sluice_alerts_suppressed_total}</td><td>alerts counted into an earlier one</td></tr>
 * <tr><td>{@code sluice_labels_parked_total}</td><td>labels that came before their transaction</td></tr>
 * <tr><td>{@code sluice_dead_letters_total{topic,reason}}</td><td>records that could not be processed</td></tr>
 * <tr><td>{@code sluice_rulesets_total{answer}}</td><td>rule sets that this instance was given: in_force,
 *     refused</td></tr>
 * <tr><td>{@code sluice_ruleset_refused}</td><td>1 while the newest rule set that it was given is not the one in
 *     force, since it was refused; otherwise 0</td></tr>
 * <tr><td>{@code sluice_ruleset_preparation_seconds}</td><td>from a rule set's arrival to its being in force</td></tr>
 * </table>
 */
public final class SluiceMetrics implements ProcessingObserver, RuleSetObserver {

    /** How many topics with a reason are told apart. */
    static final int LABEL_VALUES_MAX = 1_000;

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Map<DecisionAction, Counter> decisions;
    private final Map<SignalStatus, Counter> telemetry;
    private final RuleMetrics rules;
    private final ChallengeMetrics challenges;
    private final QuarantineMetrics quarantines;
    private final LateMetrics late;
    private final Map<String, Counter> deadLetters = new ConcurrentHashMap<>();
    private final Map<String, Counter> ignoredRecords = new ConcurrentHashMap<>();
    private final Counter repeated;
    private final Counter review;
    private final Counter degraded;
    private final Counter alerts;
    private final Counter alertsSuppressed;
    private final Counter labelsParked;
    private final DistributionSummary waiting;
    private final Timer age;
    private final Counter ruleSetsInForce;
    private final Counter ruleSetsRefused;
    private final AtomicInteger newestRefused = new AtomicInteger();
    private final Timer preparation;

    /**
     * @param registry where the metrics are kept
     * @param clock tells what age a transaction has when it is decided
     */
    public SluiceMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.decisions = counters(DecisionAction.values(), "sluice.decisions", "outcome");
        this.telemetry = counters(SignalStatus.values(), "sluice.telemetry", "status");
        this.rules = new RuleMetrics(registry);
        this.challenges = new ChallengeMetrics(registry);
        this.quarantines = new QuarantineMetrics(registry);
        this.late = new LateMetrics(registry);
        this.repeated = registry.counter("sluice.decisions.repeated");
        this.review = registry.counter("sluice.decisions.review");
        this.degraded = registry.counter("sluice.decisions.degraded");
        this.alerts = registry.counter("sluice.alerts");
        this.alertsSuppressed = registry.counter("sluice.alerts.suppressed");
        this.labelsParked = registry.counter("sluice.labels.parked");
        this.waiting = registry.summary("sluice.telemetry.waiting");
        this.ruleSetsInForce = registry.counter("sluice.rulesets", "answer", "in_force");
        this.ruleSetsRefused = registry.counter("sluice.rulesets", "answer", "refused");
        registry.gauge("sluice.ruleset.refused", newestRefused);
        this.preparation = registry.timer("sluice.ruleset.preparation");
        this.age = Timer.builder("sluice.decision.age")
                .serviceLevelObjectives(
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(20),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10))
                .register(registry);
    }

    /** Tells how the rules in force are, from now on. */
    void watch(Supplier<RuleSet> inForce) {
        Gauge.builder(
                        "sluice.rules.switched.off",
                        () -> inForce.get().switchedOff().size())
                .register(registry);
        Gauge.builder("sluice.rules.demoted", () -> inForce.get().demoted().size())
                .register(registry);
        FunctionCounter.builder(
                        "sluice.rules.overruns", inForce, rules -> rules.get().overruns())
                .register(registry);
    }

    @Override
    public void decided(DecisionMade decision, boolean again) {
        if (again) {
            repeated.increment();
            return;
        }
        count(decisions, decision.getAction());
        challenges.decided(decision);
        quarantines.decided(decision);
        count(telemetry, decision.getTelemetryStatus());
        if (decision.getReview()) {
            review.increment();
        }
        if (decision.getDegraded()) {
            degraded.increment();
        }
        Duration sinceEvent = Duration.between(decision.getEventTime(), clock.instant());
        age.record(sinceEvent.isNegative() ? Duration.ZERO : sinceEvent);
        rules.decided(decision);
    }

    @Override
    public void waitingForTelemetry(int transactions) {
        waiting.record(transactions);
    }

    @Override
    public void labelParked() {
        labelsParked.increment();
    }

    @Override
    public void challengeSettled(ChallengeSettled settled, boolean again) {
        if (!again) {
            challenges.ended(settled);
        }
    }

    @Override
    public void quarantineChanged(QuarantineChanged quarantine, QuarantineChange change) {
        quarantines.changed(quarantine, change);
    }

    @Override
    public void lateReport(String kind, Revision.Effect effect) {
        late.report(kind, effect);
    }

    @Override
    public void missedFraud() {
        late.missedFraud();
    }

    @Override
    public void alertRaised() {
        alerts.increment();
    }

    @Override
    public void alertSuppressed() {
        alertsSuppressed.increment();
    }

    @Override
    public void deadLettered(String topic, String reason) {
        countByTopicAndReason(deadLetters, "sluice.dead.letters", topic, reason);
    }

    @Override
    public void recordIgnored(String topic, String reason) {
        countByTopicAndReason(ignoredRecords, "sluice.records.ignored", topic, reason);
    }

    private void countByTopicAndReason(Map<String, Counter> counters, String name, String topic, String reason) {
        bounded(
                        counters,
                        topic + " " + reason,
                        known -> registry.counter(
                                name, "topic", known ? topic : OTHER, "reason", known ? reason : OTHER))
                .increment();
    }

    @Override
    public void ruleSetInForce(RuleSet ruleSet, Duration took) {
        rules.follow(ruleSet.rules());
        ruleSetsInForce.increment();
        newestRefused.set(0);
        preparation.record(took);
    }

    @Override
    public void ruleSetRefused() {
        ruleSetsRefused.increment();
        newestRefused.set(1);
    }

    private static Counter bounded(Map<String, Counter> counters, String key, Function<Boolean, Counter> create) {
        Counter counter = counters.get(key);
        if (counter != null) {
            return counter;
        }
        if (counters.size() >= LABEL_VALUES_MAX) {
            return create.apply(false);
        }
        return counters.computeIfAbsent(key, k -> create.apply(true));
    }

    private static <E extends Enum<E>> void count(Map<E, Counter> counters, E value) {
        Counter counter = counters.get(value);
        if (counter != null) {
            counter.increment();
        }
    }

    private <E extends Enum<E>> Map<E, Counter> counters(E[] values, String name, String label) {
        Map<E, Counter> counters = new ConcurrentHashMap<>();
        for (E value : values) {
            counters.put(value, registry.counter(name, label, lower(value)));
        }
        return counters;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
