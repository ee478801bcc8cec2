package dev.sluice.replay;

import dev.sluice.contract.internal.RecentPayment;
import dev.sluice.decision.EventClock;
import dev.sluice.decision.late.RecentPaymentRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Recent payments in memory, by entity and time. A payment goes as soon as it and all that came before it are too old. */
final class InMemoryRecentPayments implements RecentPaymentRecords {

    private final Duration open;
    private final EventClock clock = new EventClock();
    private final Map<String, NavigableMap<Instant, List<RecentPayment>>> byEntity = new HashMap<>();
    private final Deque<Moment> inOrderOfArrival = new ArrayDeque<>();

    /** @param open how long payments stay open to reports, in event time */
    InMemoryRecentPayments(Duration open) {
        this.open = open;
    }

    @Override
    public @Nullable RecentPayment find(String entityId, Instant eventTime, String transactionId) {
        return payments(entityId).getOrDefault(eventTime, List.of()).stream()
                .filter(payment -> payment.getTransactionId().equals(transactionId))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void keep(String entityId, RecentPayment payment) {
        Instant eventTime = payment.getEventTime();
        List<RecentPayment> atOnce = byEntity.computeIfAbsent(entityId, id -> new TreeMap<>())
                .computeIfAbsent(eventTime, time -> {
                    inOrderOfArrival.add(new Moment(entityId, time));
                    return new ArrayList<>();
                });
        atOnce.removeIf(other -> other.getTransactionId().equals(payment.getTransactionId()));
        atOnce.add(payment);
        clock.observe(eventTime);
        forgetWhatIsTooOld();
    }

    @Override
    public List<RecentPayment> newest(String entityId, Instant from, int countMax) {
        List<RecentPayment> newest = new ArrayList<>();
        for (List<RecentPayment> atOnce :
                payments(entityId).tailMap(from, true).descendingMap().values()) {
            for (int index = atOnce.size() - 1; index >= 0 && newest.size() < countMax; index--) {
                newest.add(atOnce.get(index));
            }
        }
        return newest;
    }

    private NavigableMap<Instant, List<RecentPayment>> payments(String entityId) {
        return byEntity.getOrDefault(entityId, new TreeMap<>());
    }

    private void forgetWhatIsTooOld() {
        while (!inOrderOfArrival.isEmpty()
                && clock.isFurtherBack(inOrderOfArrival.peek().time(), open)) {
            Moment oldest = inOrderOfArrival.remove();
            NavigableMap<Instant, List<RecentPayment>> payments = payments(oldest.entityId());
            payments.remove(oldest.time());
            if (payments.isEmpty()) {
                byEntity.remove(oldest.entityId());
            }
        }
    }

    private record Moment(String entityId, Instant time) {}
}
