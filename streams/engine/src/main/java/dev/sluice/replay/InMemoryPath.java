package dev.sluice.replay;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantineLifted;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.Alert;
import dev.sluice.decision.AlertDeduplicator;
import dev.sluice.decision.AlertHistory;
import dev.sluice.decision.DecideStop;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.DuplicateRefusals;
import dev.sluice.decision.EventClock;
import dev.sluice.decision.Evidence;
import dev.sluice.decision.Horizons;
import dev.sluice.decision.Itinerary;
import dev.sluice.decision.Labels;
import dev.sluice.decision.Outcomes;
import dev.sluice.decision.PaymentContexts;
import dev.sluice.decision.PostureJoin;
import dev.sluice.decision.RecordedDecisions;
import dev.sluice.decision.Stop;
import dev.sluice.decision.TelemetryJoin;
import dev.sluice.decision.VelocityStop;
import dev.sluice.decision.challenge.ChallengeRefusals;
import dev.sluice.decision.challenge.Challenges;
import dev.sluice.decision.challenge.OverallBalance;
import dev.sluice.decision.challenge.Settlement;
import dev.sluice.decision.quarantine.QuarantineLedger;
import dev.sluice.decision.quarantine.QuarantineRefusals;
import dev.sluice.decision.quarantine.Quarantines;
import dev.sluice.velocity.Arrival;
import dev.sluice.velocity.HistoryEvent;
import dev.sluice.velocity.HistoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The itinerary in memory: every event takes effect before the next one is looked at. Events must be given in the order
 * in which they arrived. Not thread-safe.
 */
public final class InMemoryPath {

    private final DecisionModel model;
    private final Map<Stop, VelocityStop> velocityStops = new EnumMap<>(Stop.class);
    private final InMemoryTimeline<DeviceTelemetryReported> telemetry = new InMemoryTimeline<>();
    private final InMemoryTimeline<TerminalSecurityReported> postures = new InMemoryTimeline<>();
    private final Map<String, MerchantProfileChanged> profiles = new HashMap<>();
    private final Duration duplicateHorizon = Horizons.DEFAULT.duplicates();
    private final EventClock clock = new EventClock();
    private final RecentEntries<DecisionMade> decisions = new RecentEntries<>(Horizons.DEFAULT.decisionsKept());
    private final RecentEntries<TransactionEntities> accepted = new RecentEntries<>(Horizons.DEFAULT.labels());
    private final Map<String, List<TransactionLabelled>> parkedLabels = new HashMap<>();
    private final Map<String, AlertHistory> alertHistories = new HashMap<>();
    private final TelemetryJoin telemetryJoin = new TelemetryJoin(telemetry);
    private final PostureJoin postureJoin = new PostureJoin(postures);
    private final RecordedDecisions recorded = new InMemoryDecisions();
    private final Map<Stop, DecideStop> decideStops = new EnumMap<>(Stop.class);
    private final Map<String, QuarantineChanged> quarantines = new HashMap<>();
    private final Quarantines inQuarantine = quarantines::get;
    private final Challenges challenges = new Challenges(new InMemoryChallenges());
    private final Consumer<ChallengeSettled> settlements;
    private final LatePath latePath;

    /**
     * @param model what decides
     */
    public InMemoryPath(DecisionModel model) {
        this(model, settled -> {}, late -> {});
    }

    /**
     * @param model what decides
     * @param settlements is told how each challenge ended, once
     * @param lateAlerts gets what the SOC is told of what came after decisions
     */
    public InMemoryPath(DecisionModel model, Consumer<ChallengeSettled> settlements, Consumer<Alert> lateAlerts) {
        this.model = model;
        this.settlements = settlements;
        this.latePath = new LatePath(model, Horizons.DEFAULT, recorded, profiles::get, lateAlerts);
        for (Stop stop : Stop.values()) {
            if (stop.hasHistory()) {
                velocityStops.put(stop, new VelocityStop(stop, HistoryStore.inMemory()));
            }
        }
    }

    /**
     * Decides a transaction.
     *
     * @param transaction an acceptable transaction
     * @return its decision, the recorded one if it was decided before, and the alert unless it is held back
     * @throws dev.sluice.ingest.RejectedEventException if its id stands for another payment already, or its decision is
     *     not kept any more
     */
    public Answer decide(TransactionRequested transaction) {
        PaymentContext context = PaymentContexts.start(transaction);
        HistoryEvent event = HistoryEvent.of(transaction);
        Itinerary itinerary = model.itinerary();
        clock.observe(transaction.getEventTime());
        settleWhatNobodyAnswered();
        for (Stop stop = Stop.ACCOUNT; stop != Stop.DECIDE; stop = itinerary.after(stop, transaction)) {
            Arrival arrival = at(stop).visit(context, event, model);
            if (arrival == Arrival.DUPLICATE && clock.isFurtherBack(transaction.getEventTime(), duplicateHorizon)) {
                throw DuplicateRefusals.tooOld();
            }
            joinSignals(stop, context);
        }
        List<QuarantinedEntity> quarantined = inQuarantine.of(transaction);
        DecideStop.Answer answer = decideStopOf(transaction).decide(context, model);
        TransactionEntities entities = itinerary.entitiesOf(transaction);
        accepted.put(transaction.getTransactionId(), entities, transaction.getEventTime());
        latePath.decided(answer.context());
        if (!answer.repeated()) {
            labelWhatWaits(transaction.getTransactionId());
            Outcomes.assigned(answer.decision()).ifPresent(outcome -> write(outcome, entities));
        }
        answer.quarantines().forEach(this::begin);
        if (answer.decision().getAction() == DecisionAction.CHALLENGE) {
            challenges.asked(answer.decision(), model.challengeVerdicts()).ifPresent(this::settle);
        }
        return new Answer(
                answer.decision(),
                new Evidence(context, profileOf(transaction), quarantined),
                answer.repeated(),
                answer.alert().isPresent(),
                answer.alert().flatMap(this::admit));
    }

    /**
     * What comes of a transaction.
     *
     * @param decision the decision
     * @param evidence what was known about it; where it is repeated, what is known now
     * @param repeated whether it had been made before
     * @param alarming whether the decision is one that the SOC is told of
     * @param alert what the SOC is told; empty if there is nothing to tell or it was told the like shortly before
     */
    public record Answer(
            DecisionMade decision, Evidence evidence, boolean repeated, boolean alarming, Optional<Alert> alert) {}

    private @Nullable MerchantProfileChanged profileOf(TransactionRequested transaction) {
        return transaction.getMerchantId() == null ? null : profiles.get(transaction.getMerchantId());
    }

    private Optional<Alert> admit(Alert alert) {
        AlertDeduplicator.Outcome outcome = model.alertDeduplicator().admit(alertHistories.get(alert.subject()), alert);
        alertHistories.put(alert.subject(), outcome.history());
        return outcome.alert();
    }

    private VelocityStop at(Stop stop) {
        return Objects.requireNonNull(velocityStops.get(stop));
    }

    private void joinSignals(Stop stop, PaymentContext context) {
        if (stop == Stop.DEVICE) {
            telemetryJoin.join(context, model.policy().telemetry().freshness());
        } else if (stop == Stop.TERMINAL) {
            postureJoin.join(context, model.policy().terminal().freshness());
        }
    }

    /** Each task that decides has a friction budget of its own, as in a running system of one partition. */
    private DecideStop decideStopOf(TransactionRequested transaction) {
        return decideStops.computeIfAbsent(
                Itinerary.deciding(transaction),
                stop -> new DecideStop(
                        recorded, profiles::get, inQuarantine, new OverallBalance(new InMemoryBalance())));
    }

    private void begin(QuarantineChanged begun) {
        QuarantineLedger.begin(quarantines.get(begun.getSubject()), begun)
                .ifPresent(changed -> quarantines.put(changed.getSubject(), changed));
    }

    private void settleWhatNobodyAnswered() {
        challenges
                .overdue(clock.newest(), model.challengeVerdicts())
                .settlements()
                .forEach(this::settle);
    }

    private void settle(Settlement settlement) {
        if (settlement.repeated()) {
            return;
        }
        ChallengeSettled settled = settlement.settled();
        TransactionEntities entities = accepted.get(settled.getTransactionId());
        if (entities != null) {
            write(Outcomes.assigned(settled), entities);
        }
        settlements.accept(settled);
    }

    private void labelWhatWaits(String transactionId) {
        List<TransactionLabelled> parked = parkedLabels.remove(transactionId);
        if (parked != null) {
            parked.forEach(this::label);
        }
    }

    /**
     * Takes in whatever is no transaction.
     *
     * @param event a label, the answer to a challenge, the end of a quarantine, a report or a profile
     * @throws dev.sluice.ingest.RejectedEventException if it answers a challenge that is not open, or ends a quarantine that does not hold
     * @throws IllegalArgumentException if nothing on the path takes it
     */
    public void inform(SpecificRecord event) {
        if (event instanceof TransactionLabelled label) {
            label(label);
        } else if (event instanceof ChallengeCompleted completion) {
            complete(completion);
        } else if (event instanceof QuarantineLifted lifted) {
            lift(lifted);
        } else if (event instanceof DeviceTelemetryReported report) {
            report(report);
        } else if (event instanceof TerminalSecurityReported report) {
            report(report);
        } else if (event instanceof MerchantProfileChanged profile) {
            change(profile);
        } else {
            throw new IllegalArgumentException(
                    "nothing on the path takes " + event.getSchema().getFullName());
        }
    }

    /** A device reported about itself. */
    public void report(DeviceTelemetryReported report) {
        telemetry.put(report.getDeviceId(), report, report.getReportedAt());
        latePath.reported(report);
    }

    /** A terminal reported about itself. */
    public void report(TerminalSecurityReported report) {
        postures.put(report.getTerminalId(), report, report.getReportedAt());
        latePath.reported(report);
    }

    /** A challenge was completed. Events come in the order of their arrival, so that its decision was made before. */
    private void complete(ChallengeCompleted completion) {
        if (!challenges.isAsked(completion)) {
            throw ChallengeRefusals.neverAsked();
        }
        challenges.completed(completion, model.challengeVerdicts()).ifPresent(this::settle);
    }

    private void lift(QuarantineLifted lifted) {
        QuarantineChanged changed = QuarantineLedger.lift(quarantines.get(lifted.getSubject()), lifted)
                .orElseThrow(() -> QuarantineRefusals.notHeld(lifted));
        quarantines.put(changed.getSubject(), changed);
    }

    /** A merchant's profile changed. */
    public void change(MerchantProfileChanged profile) {
        profiles.put(profile.getMerchantId(), profile);
    }

    /** A transaction turned out to be something; a label that comes before its transaction waits for it. */
    public void label(TransactionLabelled labelled) {
        TransactionEntities entities = accepted.get(labelled.getTransactionId());
        if (entities == null) {
            parkedLabels
                    .computeIfAbsent(labelled.getTransactionId(), id -> new ArrayList<>())
                    .add(labelled);
            return;
        }
        write(Labels.assigned(labelled), entities);
    }

    private void write(LabelAssigned waiting, TransactionEntities entities) {
        LabelAssigned label = Labels.of(waiting, entities);
        velocityStops.forEach((stop, velocity) -> {
            String entityId = Itinerary.entityAt(stop, entities);
            if (entityId != null) {
                velocity.label(entityId, label, model);
            }
        });
        latePath.labelled(label);
    }

    private final class InMemoryDecisions implements RecordedDecisions {

        @Override
        public @Nullable DecisionMade find(String transactionId) {
            return decisions.get(transactionId);
        }

        @Override
        public void record(DecisionMade decision) {
            decisions.put(decision.getTransactionId(), decision, decision.getEventTime());
        }
    }
}
