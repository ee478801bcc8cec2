package dev.sluice.simulator;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.simulator.world.Customer;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Merchant;
import dev.sluice.simulator.world.Purchase;
import dev.sluice.simulator.world.Terminal;
import dev.sluice.simulator.world.Till;
import dev.sluice.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What honest customers do: they pay, here and there, at hours when they are awake, and rarely twice in a row. */
final class GenuineTraffic implements EventSource {

    private static final double ONLINE_SHARE = 0.22;
    private static final double ON_FILE_SHARE = 0.03;
    private static final double SECOND_PAYMENT_SHARE = 0.03;
    private static final double TELEMETRY_LATE_SHARE = 0.03;
    private static final double TELEMETRY_NEVER_SHARE = 0.01;
    private static final double AFTER_HOURS_SHARE = 0.01;
    private static final int SHOPS_TRIED_MAX = 4;
    private static final int CANDIDATES_MAX = 8;

    /** The time between a step and its payment, so that the device's report has room before it. */
    private static final Duration LEAD = Duration.ofSeconds(3);

    private static final Duration SECOND_PAYMENT_AFTER = Duration.ofMinutes(4);
    private static final Duration UNDERWAY_MAX = Duration.ofMillis(80);

    private record SecondPayment(Instant notBefore, Customer customer) {}

    private final World world;
    private final Dice dice;
    private final Till till;
    private final double secondsBetween;
    private final Duration telemetryLateMax;
    private final List<Integer> deck;
    private final Deque<SecondPayment> secondPayments = new ArrayDeque<>();
    private int drawn;
    private Instant nextAt;

    GenuineTraffic(World world, Dice dice, SimulationConfig config) {
        this.world = world;
        this.dice = dice;
        this.till = new Till(world.ids(), dice);
        this.secondsBetween = 1 / (config.transactionsPerSecond() * (1 - config.attackShare()));
        this.telemetryLateMax = config.telemetryLateMax();
        this.deck = IntStream.range(0, world.population()).boxed().collect(Collectors.toCollection(ArrayList::new));
        dice.shuffle(deck);
        this.nextAt = config.start();
    }

    @Override
    public Instant nextAt() {
        return nextAt;
    }

    @Override
    public List<SimulatedEvent> step() {
        Instant time = nextAt.plus(LEAD);
        Purchase purchase = purchase(nextCustomer(time), time);
        nextAt = nextAt.plusNanos((long) (dice.exponential(secondsBetween) * 1e9));
        return events(purchase);
    }

    private Customer nextCustomer(Instant time) {
        SecondPayment second = secondPayments.peek();
        if (second != null && !second.notBefore().isAfter(time)) {
            secondPayments.remove();
            return second.customer();
        }
        Customer customer = draw();
        for (int candidates = 1; candidates < CANDIDATES_MAX && !customer.awakeAt(time); candidates++) {
            customer = draw();
        }
        if (dice.chance(SECOND_PAYMENT_SHARE)) {
            secondPayments.add(new SecondPayment(time.plus(SECOND_PAYMENT_AFTER), customer));
        }
        return customer;
    }

    /** Draws without putting back until all have had their turn: nobody's payments come in heaps. */
    private Customer draw() {
        if (drawn == deck.size()) {
            dice.shuffle(deck);
            drawn = 0;
        }
        return world.customer(deck.get(drawn++));
    }

    private Purchase purchase(Customer customer, Instant time) {
        customer.goesOut(dice, time);
        double draw = dice.unit();
        if (draw < ONLINE_SHARE + ON_FILE_SHARE) {
            return onTheWeb(customer, time, draw < ON_FILE_SHARE);
        }
        Terminal terminal = world.terminalFor(customer, dice);
        for (int shops = 1; shops < SHOPS_TRIED_MAX && !serves(terminal, time); shops++) {
            terminal = world.terminalFor(customer, dice);
        }
        if (!serves(terminal, time)) {
            return onTheWeb(customer, time, false);
        }
        double euros = customer.spends(dice, terminal.merchant().trade().medianEuros());
        return till.atTerminal(customer, terminal, time, euros);
    }

    private Purchase onTheWeb(Customer customer, Instant time, boolean onFile) {
        Merchant webshop = world.webshopFor(customer, dice);
        double euros = customer.spends(dice, webshop.trade().medianEuros());
        return onFile
                ? till.onFile(customer, webshop, time, euros)
                : till.online(customer, customer.phone(), customer.base(dice), webshop, time, euros);
    }

    /** A shop sells when it is open; some go on for a while without having told anybody. */
    private boolean serves(Terminal terminal, Instant time) {
        return terminal.merchant().openAt(time) || dice.chance(AFTER_HOURS_SHARE);
    }

    private List<SimulatedEvent> events(Purchase purchase) {
        List<SimulatedEvent> events = new ArrayList<>(2);
        TransactionRequested transaction = purchase.transaction();
        Instant time = transaction.getEventTime();
        DeviceTelemetryReported telemetry = purchase.telemetry();
        if (telemetry != null) {
            double draw = dice.unit();
            boolean late = draw < TELEMETRY_LATE_SHARE;
            Instant arrivesAt = late
                    ? time.plus(dice.between(Duration.ZERO, telemetryLateMax))
                    : telemetry.getReportedAt().plus(dice.between(Duration.ZERO, UNDERWAY_MAX));
            if (draw < 1 - TELEMETRY_NEVER_SHARE) {
                events.add(new SimulatedEvent(
                        arrivesAt, EventStream.TELEMETRY, telemetry.getDeviceId(), telemetry, GroundTruth.genuine()));
            }
        }
        events.add(new SimulatedEvent(
                time, EventStream.TRANSACTION, transaction.getAccountId(), transaction, GroundTruth.genuine()));
        return events;
    }
}
