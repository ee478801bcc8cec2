package dev.sluice.simulator.attack;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Ids;
import dev.sluice.simulator.world.Merchant;
import dev.sluice.simulator.world.MerchantProfiles;
import dev.sluice.simulator.world.Purchase;
import dev.sluice.simulator.world.Terminal;
import dev.sluice.simulator.world.TerminalReports;
import dev.sluice.simulator.world.Till;
import dev.sluice.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Where one attack is played: it keeps what happens, and in the end knows the truth about each event. */
public final class AttackStage {

    /** Payments start after this share of the time, so that what prepares them comes first. */
    private static final double PREPARED_AT = 0.15;

    private enum Role {
        PREPARES,
        IS_FRAUD,
        IS_GENUINE
    }

    private record Act(Instant arrivesAt, EventStream stream, String key, SpecificRecord value, Role role) {}

    private final AttackKind kind;
    private final String attackId;
    private final Dice dice;
    private final World world;
    private final Instant start;
    private final Duration span;
    private final Till till;
    private final TerminalReports reports;
    private final List<Act> acts = new ArrayList<>();
    private int fraudulentTransactions;

    /**
     * Sets the stage for one attack.
     *
     * @param kind the kind of attack
     * @param attackId the identifier of this one
     * @param dice chance for this attack alone
     * @param world the world that it happens in
     * @param start when it begins
     * @param span the longest time that it takes
     */
    public AttackStage(AttackKind kind, String attackId, Dice dice, World world, Instant start, Duration span) {
        this.kind = kind;
        this.attackId = attackId;
        this.dice = dice;
        this.world = world;
        this.start = start;
        this.span = span;
        this.till = new Till(world.ids(), dice);
        this.reports = new TerminalReports(world.ids(), dice);
    }

    Dice dice() {
        return dice;
    }

    World world() {
        return world;
    }

    Till till() {
        return till;
    }

    /** Returns when the attack begins. */
    Instant start() {
        return start;
    }

    /** Returns so many moments for payments, one after the other, spread over the attack. */
    List<Instant> moments(int count) {
        List<Instant> moments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double share = PREPARED_AT + (1 - PREPARED_AT) * (i + dice.between(0.1, 0.9)) / count;
            moments.add(start.plusMillis((long) (share * span.toMillis())));
        }
        return moments;
    }

    /** Lets a fraudulent payment happen, and what the device reports before it. */
    void pay(Purchase purchase) {
        fraudulentTransactions++;
        happens(purchase, Role.IS_FRAUD);
    }

    /** Lets a payment of the rightful owner happen that the attack builds upon. */
    void payGenuinely(Purchase purchase) {
        happens(purchase, Role.IS_GENUINE);
    }

    /** Lets a terminal report a posture that is changed from the healthy one, at the beginning. */
    void report(Terminal terminal, Consumer<TerminalSecurityReported> change) {
        TerminalSecurityReported report = reports.report(terminal, start);
        change.accept(report);
        add(start, EventStream.TERMINAL, terminal.terminalId(), report, Role.PREPARES);
    }

    /** Lets a merchant's profile change from the orderly one, at the beginning. */
    void profile(Merchant merchant, Consumer<MerchantProfileChanged> change) {
        MerchantProfileChanged profile = MerchantProfiles.profile(merchant, start);
        change.accept(profile);
        add(start, EventStream.MERCHANT, merchant.merchantId(), profile, Role.PREPARES);
    }

    /** Takes a terminal out of its shop, where a healthy one replaces it. */
    Terminal takeTerminal() {
        World.Replaced replaced = world.takeTerminal(dice);
        Terminal successor = replaced.successor();
        add(start, EventStream.TERMINAL, successor.terminalId(), reports.report(successor, start), Role.IS_GENUINE);
        return replaced.taken();
    }

    /** Returns how many fraudulent transactions the attack has. */
    public int fraudulentTransactions() {
        return fraudulentTransactions;
    }

    /** Returns all that happens, in order of arrival, each with the truth about it; then the labels, after the delay. */
    public List<SimulatedEvent> events(Duration labelDelay) {
        acts.sort(Comparator.comparing(Act::arrivesAt));
        GroundTruth prepares = new GroundTruth(kind, attackId, 0, fraudulentTransactions);
        List<SimulatedEvent> events = new ArrayList<>();
        List<SimulatedEvent> labels = new ArrayList<>();
        int ordinal = 0;
        for (Act act : acts) {
            GroundTruth truth = switch (act.role()) {
                case PREPARES -> prepares;
                case IS_GENUINE -> GroundTruth.genuine();
                case IS_FRAUD -> new GroundTruth(kind, attackId, ++ordinal, fraudulentTransactions);
            };
            events.add(new SimulatedEvent(act.arrivesAt(), act.stream(), act.key(), act.value(), truth));
            if (act.value() instanceof TransactionRequested transaction && truth.isFraud()) {
                labels.add(label(transaction, labelDelay, prepares));
            }
        }
        events.addAll(labels);
        return events;
    }

    private void happens(Purchase purchase, Role role) {
        DeviceTelemetryReported telemetry = purchase.telemetry();
        if (telemetry != null) {
            Role telemetryRole = role == Role.IS_FRAUD ? Role.PREPARES : role;
            add(telemetry.getReportedAt(), EventStream.TELEMETRY, telemetry.getDeviceId(), telemetry, telemetryRole);
        }
        TransactionRequested transaction = purchase.transaction();
        add(transaction.getEventTime(), EventStream.TRANSACTION, transaction.getAccountId(), transaction, role);
    }

    private void add(Instant arrivesAt, EventStream stream, String key, SpecificRecord value, Role role) {
        acts.add(new Act(arrivesAt.isBefore(start) ? start : arrivesAt, stream, key, value, role));
    }

    private SimulatedEvent label(TransactionRequested transaction, Duration delay, GroundTruth truth) {
        Instant labelledAt = transaction.getEventTime().plus(delay);
        TransactionLabelled label = TransactionLabelled.newBuilder()
                .setLabelId(world.ids().next(Ids.Sort.LABEL))
                .setTransactionId(transaction.getTransactionId())
                .setLabel(FraudLabel.FRAUD)
                .setSource(dice.chance(0.6) ? LabelSource.CHARGEBACK : LabelSource.COMPLAINT)
                .setLabelledAt(labelledAt)
                .setAccountId(transaction.getAccountId())
                .setInstrumentToken(transaction.getInstrumentToken())
                .setDeviceId(transaction.getDeviceId())
                .setTerminalId(transaction.getTerminalId())
                .setMerchantId(transaction.getMerchantId())
                .build();
        return new SimulatedEvent(labelledAt, EventStream.LABEL, label.getTransactionId(), label, truth);
    }
}
