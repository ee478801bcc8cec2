package dev.sluice.topology;

import dev.sluice.contract.internal.RecentPayment;
import dev.sluice.contract.internal.RecentPayments;
import dev.sluice.decision.late.RecentPaymentRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Recent payments in a window store of Kafka Streams, under their entity and event time: it finds those of a time without
 * looking at others, and drops what is old by whole segments, without a write for each.
 */
final class StoredRecentPayments implements RecentPaymentRecords {

    /** What is deleted to open a segment; no entity has an empty id. */
    private static final String NOBODY = "";

    private final WindowStore<String, RecentPayments> store;

    StoredRecentPayments(WindowStore<String, RecentPayments> store) {
        this.store = store;
    }

    /**
     * Deletes nothing, so that the store has a segment. Kafka Streams 4.3.1 notes in the segments how far the changelog is
     * in the store. Where there is none it knows nothing, and under exactly-once removes and restores all state of the task,
     * whenever the task starts or a standby takes it over. The segment is the oldest that can be: the first payment replaces
     * it, and where there are payments it is not opened.
     */
    void openSegment() {
        store.put(NOBODY, null, 0);
    }

    @Override
    public @Nullable RecentPayment find(String entityId, Instant eventTime, String transactionId) {
        for (RecentPayment payment : at(entityId, eventTime)) {
            if (payment.getTransactionId().equals(transactionId)) {
                return payment;
            }
        }
        return null;
    }

    @Override
    public void keep(String entityId, RecentPayment payment) {
        List<RecentPayment> payments = new ArrayList<>(at(entityId, payment.getEventTime()));
        payments.removeIf(other -> other.getTransactionId().equals(payment.getTransactionId()));
        payments.add(payment);
        store.put(entityId, new RecentPayments(payments), payment.getEventTime().toEpochMilli());
    }

    private List<RecentPayment> at(String entityId, Instant eventTime) {
        RecentPayments payments = store.fetch(entityId, eventTime.toEpochMilli());
        return payments == null ? List.of() : payments.getPayments();
    }

    @Override
    public List<RecentPayment> newest(String entityId, Instant from, int countMax) {
        List<RecentPayment> newest = new ArrayList<>();
        long fromMillis = from.equals(Instant.MIN) ? 0 : from.toEpochMilli();
        try (WindowStoreIterator<RecentPayments> newestFirst =
                store.backwardFetch(entityId, fromMillis, Long.MAX_VALUE)) {
            while (newestFirst.hasNext() && newest.size() < countMax) {
                List<RecentPayment> atOnce = newestFirst.next().value.getPayments();
                for (int index = atOnce.size() - 1; index >= 0 && newest.size() < countMax; index--) {
                    newest.add(atOnce.get(index));
                }
            }
        }
        return newest;
    }
}
