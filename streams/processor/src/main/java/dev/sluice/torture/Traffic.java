package dev.sluice.torture;

import dev.sluice.contract.TransactionRequested;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Everything good that is published in one run.
 *
 * @param signals what terminals and merchants say before the first payment
 * @param rounds payments and labels, in the order of their publication; what is in one round is taken in before the next
 *     begins
 */
record Traffic(List<SpecificRecord> signals, List<List<SpecificRecord>> rounds) {

    Traffic {
        signals = List.copyOf(signals);
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /** Late, repeated and tied payments of which none can overtake another on its way. */
    static Traffic of(TortureSettings settings, CommonWays ways) {
        DisorderedTraffic traffic = new DisorderedTraffic(settings.seed(), settings.transactions(), ways::admits);
        return new Traffic(traffic.signals(), traffic.phases());
    }

    /** How many transactions each round has, repeated ones included. */
    List<Integer> transactionsByRound() {
        return rounds.stream().map(round -> transactionsAmong(round).size()).toList();
    }

    /** All transactions in the order of their publication, repeated ones as often as they come. */
    List<TransactionRequested> transactions() {
        return rounds.stream()
                .flatMap(round -> transactionsAmong(round).stream())
                .toList();
    }

    /** In which round each transaction comes for the first time, from 0. */
    Map<String, Integer> roundByTransaction() {
        Map<String, Integer> rounded = new HashMap<>();
        for (int round = 0; round < rounds.size(); round++) {
            for (TransactionRequested transaction : transactionsAmong(rounds.get(round))) {
                rounded.putIfAbsent(transaction.getTransactionId(), round);
            }
        }
        return rounded;
    }

    /** Signals, then all rounds. */
    List<SpecificRecord> events() {
        List<SpecificRecord> events = new ArrayList<>(signals);
        rounds.forEach(events::addAll);
        return events;
    }

    private static List<TransactionRequested> transactionsAmong(List<SpecificRecord> events) {
        return events.stream()
                .filter(TransactionRequested.class::isInstance)
                .map(TransactionRequested.class::cast)
                .toList();
    }
}
