package dev.sluice.torture;

import dev.sluice.contract.TransactionRequested;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the topic of transactions against what was published: an oracle that has read something else would blame the wrong
 * one.
 */
final class InputCheck {

    private InputCheck() {}

    /**
     * A good record on the topic.
     *
     * @param partition where it is
     * @param key its key
     * @param transactionId the transaction in it
     */
    record Entry(int partition, String key, String transactionId) {}

    /**
     * Checks that each partition holds what was published to it, each as often as it was, in that order.
     *
     * @param entries the good records, each partition in its order
     * @param published what was published, in order
     * @param violations gets what is not so
     */
    static void check(List<Entry> entries, List<TransactionRequested> published, Violations violations) {
        Map<String, Integer> partitionByKey = new HashMap<>();
        Map<Integer, List<String>> found = new TreeMap<>();
        for (Entry entry : entries) {
            partitionByKey.put(entry.key(), entry.partition());
            found.computeIfAbsent(entry.partition(), ignored -> new ArrayList<>())
                    .add(entry.transactionId());
        }
        Map<Integer, List<String>> expected = new TreeMap<>();
        for (TransactionRequested transaction : published) {
            Integer partition = partitionByKey.get(transaction.getAccountId());
            if (partition == null) {
                violations.add(
                        "published and not on the topic (the load's fault, not Sluice's)",
                        transaction.getTransactionId());
            } else {
                expected.computeIfAbsent(partition, ignored -> new ArrayList<>())
                        .add(transaction.getTransactionId());
            }
        }
        if (!found.equals(expected)) {
            violations.add(
                    "the topic of transactions does not hold what was published in its order (the load's fault, not"
                            + " Sluice's)",
                    entries.size() + " records for " + published.size() + " published");
        }
    }
}
