package dev.sluice.velocity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The contract of sliding windows, written down as directly as possible: it forgets nothing, looks at every event for
 * every feature, and shares no code with what it judges.
 */
final class OracleHistory {

    private final List<Event> events = new ArrayList<>();
    private int arrivals;

    /** One event as it arrived; {@code values} by attribute. */
    static final class Event {
        final String transactionId;
        final long timeMillis;
        final long amount;
        final Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        private final List<LabelArrival> labels = new ArrayList<>();
        private int arrival;

        Event(String transactionId, long timeMillis, long amount, Map<Attribute, String> values) {
            this.transactionId = transactionId;
            this.timeMillis = timeMillis;
            this.amount = amount;
            this.values.putAll(values);
        }

        HistoryEvent toHistoryEvent() {
            HistoryEvent.Builder builder = HistoryEvent.builder(transactionId, timeMillis, amount);
            values.forEach(builder::with);
            return builder.build();
        }
    }

    private record LabelArrival(Label label, long knownAtMillis, int arrival) {}

    /** Whether it entered: false for a transaction that is there already. */
    boolean add(Event event) {
        if (find(event.transactionId) != null) {
            return false;
        }
        event.arrival = ++arrivals;
        events.add(event);
        return true;
    }

    boolean label(String transactionId, Label label, long knownAtMillis) {
        Event event = find(transactionId);
        if (event == null) {
            return false;
        }
        boolean repeated =
                event.labels.stream().anyMatch(known -> known.label == label && known.knownAtMillis == knownAtMillis);
        if (!repeated) {
            event.labels.add(new LabelArrival(label, knownAtMillis, ++arrivals));
        }
        return true;
    }

    double value(FeatureSpec feature, String transactionId) {
        Event current = Objects.requireNonNull(find(transactionId));
        long end = current.timeMillis - feature.delayMillis();
        List<Event> inWindow = new ArrayList<>();
        for (Event event : events) {
            if (event.arrival <= current.arrival
                    && event.timeMillis > end - feature.windowMillis()
                    && event.timeMillis <= end) {
                inWindow.add(event);
            }
        }
        List<Event> fitting = new ArrayList<>();
        for (Event event : inWindow) {
            if (feature.conditions().stream().allMatch(condition -> fits(event, condition, current))) {
                fitting.add(event);
            }
        }
        BigInteger sum = BigInteger.ZERO;
        Set<String> distinct = new HashSet<>();
        for (Event event : fitting) {
            sum = sum.add(BigInteger.valueOf(event.amount));
            if (feature.of() != null && event.values.containsKey(feature.of())) {
                distinct.add(event.values.get(feature.of()));
            }
        }
        return switch (feature.measure()) {
            case COUNT -> fitting.size();
            case SUM -> quotient(sum, 1);
            case MEAN -> fitting.isEmpty() ? feature.valueIfEmpty() : quotient(sum, fitting.size());
            case DISTINCT -> distinct.size();
            case SHARE -> inWindow.isEmpty() ? feature.valueIfEmpty() : (double) fitting.size() / inWindow.size();
        };
    }

    private static boolean fits(Event event, Condition condition, Event current) {
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.values().contains(event.values.getOrDefault(oneOf.attribute(), ""));
        }
        if (condition instanceof Condition.Same same) {
            String wanted = current.values.get(same.attribute());
            return wanted != null && wanted.equals(event.values.get(same.attribute()));
        }
        LabelArrival held = null;
        for (LabelArrival label : event.labels) {
            boolean known = label.knownAtMillis <= current.timeMillis && label.arrival <= current.arrival;
            if (known && (held == null || label.knownAtMillis >= held.knownAtMillis)) {
                held = label;
            }
        }
        return held != null && held.label == ((Condition.Labelled) condition).label();
    }

    private Event find(String transactionId) {
        return events.stream()
                .filter(event -> event.transactionId.equals(transactionId))
                .findFirst()
                .orElse(null);
    }

    private static double quotient(BigInteger sum, int count) {
        return new BigDecimal(sum, 4)
                .divide(BigDecimal.valueOf(count), new MathContext(40))
                .doubleValue();
    }
}
