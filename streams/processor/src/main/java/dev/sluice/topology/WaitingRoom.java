package dev.sluice.topology;

import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Itinerary;
import dev.sluice.decision.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The contexts that wait for telemetry, durable in the store and, for speed, in memory: in the order of their deadlines,
 * which is the order of arrival since all wait equally long, and by device.
 */
final class WaitingRoom {

    private final KeyValueStore<String, PaymentContext> store;
    private final long waitMillis;
    private final Map<String, Waiting> byTransaction = new LinkedHashMap<>();
    private final Map<String, List<Waiting>> byDevice = new HashMap<>();

    /**
     * @param store what survives a restart
     * @param waitMillis how long each context waits, in milliseconds of wall-clock time
     * @param nowMillis the present; what is found in the store waits from now on again
     */
    WaitingRoom(KeyValueStore<String, PaymentContext> store, long waitMillis, long nowMillis) {
        this.store = store;
        this.waitMillis = waitMillis;
        try (KeyValueIterator<String, PaymentContext> found = store.all()) {
            while (found.hasNext()) {
                KeyValue<String, PaymentContext> entry = found.next();
                remember(new Record<>(deviceOf(entry.value), entry.value, nowMillis), nowMillis);
            }
        }
    }

    int size() {
        return byTransaction.size();
    }

    /** Takes a context in; one that waits already keeps its place. */
    void enter(Record<String, PaymentContext> visit, long nowMillis) {
        String transactionId = visit.value().getTransaction().getTransactionId();
        if (!byTransaction.containsKey(transactionId)) {
            store.put(transactionId, visit.value());
            remember(visit, nowMillis);
        }
    }

    /** The contexts of a device that wait, oldest first; they stay until they {@link #leave}. */
    List<Record<String, PaymentContext>> ofDevice(String deviceId) {
        return byDevice.getOrDefault(deviceId, List.of()).stream()
                .map(Waiting::visit)
                .toList();
    }

    /** The contexts whose time has run out, oldest first; they stay until they {@link #leave}. */
    List<Record<String, PaymentContext>> due(long nowMillis) {
        List<Record<String, PaymentContext>> due = new ArrayList<>();
        for (Waiting waiting : byTransaction.values()) {
            if (waiting.deadlineMillis() > nowMillis) {
                break;
            }
            due.add(waiting.visit());
        }
        return due;
    }

    /** Lets a context go. */
    void leave(Record<String, PaymentContext> visit) {
        String transactionId = visit.value().getTransaction().getTransactionId();
        store.delete(transactionId);
        byTransaction.remove(transactionId);
        String deviceId = deviceOf(visit.value());
        List<Waiting> sameDevice = byDevice.getOrDefault(deviceId, List.of());
        Iterator<Waiting> each = sameDevice.iterator();
        while (each.hasNext()) {
            if (each.next().visit().value().getTransaction().getTransactionId().equals(transactionId)) {
                each.remove();
            }
        }
        if (sameDevice.isEmpty()) {
            byDevice.remove(deviceId);
        }
    }

    private void remember(Record<String, PaymentContext> visit, long nowMillis) {
        Waiting waiting = new Waiting(visit, nowMillis + waitMillis);
        byTransaction.put(visit.value().getTransaction().getTransactionId(), waiting);
        byDevice.computeIfAbsent(deviceOf(visit.value()), device -> new ArrayList<>())
                .add(waiting);
    }

    private static String deviceOf(PaymentContext context) {
        return Itinerary.entityAt(Stop.DEVICE, context.getTransaction());
    }

    private record Waiting(Record<String, PaymentContext> visit, long deadlineMillis) {}
}
