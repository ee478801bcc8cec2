package dev.sluice.system;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import dev.sluice.topology.PaymentsAndEvidence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * Payments in rounds, and what the replay decides on them. Within a round each pays with and at what no other meets, and from
 * round to round they change places: so whoever takes in each round before the next has to know of every payment what was
 * decided and found out about those before it, in whichever order the payments of a round are processed.
 */
final class PaymentsInRounds {

    /** Of each kind of entity as many; no multiple of the steps by which they change places. */
    private static final int ENTITIES = 23;

    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);

    /** After the payments of the round in which it is published. */
    private static final Duration FOUND_OUT_AFTER = Duration.ofSeconds(40);

    private static final Duration LATENESS_MAX = Duration.ofSeconds(90);
    private static final double LATE_SHARE = 0.2;
    private static final double TWICE_SHARE = 0.1;
    private static final double FRAUD_SHARE = 0.15;
    private static final double LABEL_FIRST_SHARE = 0.3;
    private static final double ANSWERED_SHARE = 0.7;
    private static final List<BigDecimal> AMOUNTS = List.of(
            new BigDecimal("5.0000"), new BigDecimal("5.0000"), new BigDecimal("50.0000"), new BigDecimal("500.0000"));

    private final Random random;
    private final InMemoryPath replay;
    private final List<List<SpecificRecord>> rounds = new ArrayList<>();
    private final Map<String, DecisionMade> decisions = new LinkedHashMap<>();
    private Instant now;
    private List<TransactionRequested> previous = List.of();

    /** What is found out in one round, and published in the next. */
    private List<SpecificRecord> found = new ArrayList<>();

    /**
     * @param seed chooses amounts, times and what is found out
     * @param model what the replay decides by
     * @param start when the first payments are made
     */
    PaymentsInRounds(long seed, DecisionModel model, Instant start) {
        random = new Random(seed);
        replay = new InMemoryPath(model);
        now = start;
    }

    /** All rounds so far, each in the order of its publication. */
    List<List<SpecificRecord>> rounds() {
        return rounds;
    }

    /** What the replay decided, by transaction. */
    Map<String, DecisionMade> decisions() {
        return decisions;
    }

    /** How many transactions there are, with those that come twice as often as they come. */
    int transactions() {
        return (int) rounds.stream()
                .flatMap(List::stream)
                .filter(TransactionRequested.class::isInstance)
                .count();
    }

    /** Adds a round: what was found out in the one before, some of its payments once more, and new ones. */
    void addRound() {
        List<SpecificRecord> events = found;
        found = new ArrayList<>();
        previous.stream().filter(payment -> happens(TWICE_SHARE)).forEach(events::add);
        List<TransactionRequested> payments = new ArrayList<>();
        for (int index = 0; index < ENTITIES; index++) {
            TransactionRequested payment = payment(index);
            payments.add(payment);
            addWithLabel(payment, events);
        }
        previous = payments;
        end(events);
    }

    /**
     * Adds two rounds. In the first only what was found out comes; in the second accounts pay that meet nobody else's
     * payments, so that everybody's time goes on: afterwards what was asked before and not answered is over.
     *
     * @param passing how much later they pay
     */
    void addRoundOfStrangers(Duration passing) {
        end(found);
        found = new ArrayList<>();
        now = now.plus(passing);
        List<SpecificRecord> events = new ArrayList<>();
        for (int index = 0; index < ENTITIES; index++) {
            events.add(paymentOf("stranger-" + index, "stranger-" + index + "-" + rounds.size(), now)
                    .build());
        }
        end(events);
    }

    private void end(List<SpecificRecord> events) {
        events.forEach(this::take);
        rounds.add(List.copyOf(events));
        now = now.plus(BETWEEN_ROUNDS);
    }

    private void take(SpecificRecord event) {
        if (!(event instanceof TransactionRequested transaction)) {
            replay.inform(event);
            return;
        }
        InMemoryPath.Answer answer = replay.decide(transaction);
        decisions.put(transaction.getTransactionId(), answer.decision());
        if (!answer.repeated()
                && answer.decision().getAction() == DecisionAction.CHALLENGE
                && happens(ANSWERED_SHARE)) {
            found.add(answerTo(transaction));
        }
    }

    private TransactionRequested payment(int index) {
        int round = rounds.size();
        Instant time = now.plusMillis(random.nextInt((int) FOUND_OUT_AFTER.toMillis() / 2));
        if (happens(LATE_SHARE)) {
            time = time.minusMillis(random.nextInt((int) LATENESS_MAX.toMillis()));
        }
        boolean isAtTerminal = index % 4 != 0;
        return paymentOf("account-" + index, round + "-" + index, time)
                .setInstrumentToken(inItsPlace("token", index, round))
                .setDeviceId(index % 4 == 1 ? null : inItsPlace("device", index, 2 * round))
                .setMerchantId(inItsPlace("merchant", index, 3 * round))
                .setTerminalId(isAtTerminal ? inItsPlace("terminal", index, 4 * round) : null)
                .setIpAddress(inItsPlace("203.0.113", ".", index, 5 * round))
                .setEntryMode(isAtTerminal ? EntryMode.CONTACTLESS : EntryMode.ECOMMERCE)
                .setAmount(AMOUNTS.get(random.nextInt(AMOUNTS.size())))
                .build();
    }

    private static String inItsPlace(String kind, int index, int places) {
        return inItsPlace(kind, "-", index, places);
    }

    private static String inItsPlace(String kind, String separator, int index, int places) {
        return kind + separator + (index + places) % ENTITIES;
    }

    private static TransactionRequested.Builder paymentOf(String account, String transactionId, Instant time) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId(account)
                .setEventTime(time)
                .setAmount(AMOUNTS.get(0))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE);
    }

    /** A label comes with its payment, before or after it, or in the next round; no payment of its round knows of it. */
    private void addWithLabel(TransactionRequested payment, List<SpecificRecord> events) {
        if (!happens(FRAUD_SHARE)) {
            events.add(payment);
            return;
        }
        String id = payment.getTransactionId();
        if (happens(LABEL_FIRST_SHARE)) {
            events.add(PaymentsAndEvidence.fraud("label-" + id, id, now.plus(FOUND_OUT_AFTER)));
            events.add(payment);
        } else {
            events.add(payment);
            found.add(PaymentsAndEvidence.fraud("label-" + id, id, inTheNextRound()));
        }
    }

    private SpecificRecord answerTo(TransactionRequested payment) {
        return ChallengeCompleted.newBuilder()
                .setChallengeId("challenge-" + payment.getTransactionId())
                .setTransactionId(payment.getTransactionId())
                .setAccountId(payment.getAccountId())
                .setOutcome(random.nextBoolean() ? ChallengeOutcome.PASSED : ChallengeOutcome.FAILED)
                .setCompletedAt(inTheNextRound())
                .build();
    }

    private Instant inTheNextRound() {
        return now.plus(BETWEEN_ROUNDS).plus(FOUND_OUT_AFTER);
    }

    private boolean happens(double share) {
        return random.nextDouble() < share;
    }
}
