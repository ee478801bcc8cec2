package dev.sluice.velocity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contract of features, written down as directly as possible: it forgets nothing, looks at every event for every
 * feature, reckons in numbers of any length, and shares no code with what it judges.
 */
final class OracleHistory {

    private static final MathContext PRECISION = new MathContext(60);
    private static final Comparator<Event> NEWEST_FIRST = Comparator.<Event>comparingLong(event -> event.timeMillis)
            .thenComparing(event -> event.arrival)
            .reversed();

    private final List<Event> events = new ArrayList<>();
    private int arrivals;

    /** Where an event took place, in ten-thousandths of a degree. */
    record Spot(int latitude, int longitude) {}

    /** One event as it arrived; {@code values} by attribute, {@code spot} null if its place is not known. */
    static final class Event {
        final String transactionId;
        final long timeMillis;
        final long amount;
        final Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        final @Nullable Spot spot;
        private final List<LabelArrival> labels = new ArrayList<>();
        private int arrival;

        Event(String transactionId, long timeMillis, long amount, Map<Attribute, String> values, @Nullable Spot spot) {
            this.transactionId = transactionId;
            this.timeMillis = timeMillis;
            this.amount = amount;
            this.values.putAll(values);
            this.spot = spot;
        }

        HistoryEvent toHistoryEvent() {
            HistoryEvent.Builder builder = HistoryEvent.builder(transactionId, timeMillis, amount);
            values.forEach(builder::with);
            if (spot != null) {
                builder.at(spot.latitude / 10_000.0, spot.longitude / 10_000.0);
            }
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

    /** The event after it was added; the one that is there already if its transaction is. */
    Event addedOrThere(Event event) {
        Event there = find(event.transactionId);
        if (there != null) {
            return there;
        }
        add(event);
        return event;
    }

    /** When a transaction took place; 0 if it is not there. */
    long timeMillisOf(String transactionId) {
        Event event = find(transactionId);
        return event == null ? 0 : event.timeMillis;
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

    double value(FeatureCatalog catalog, FeatureSpec feature, String transactionId) {
        if (feature instanceof RatioFeature ratio) {
            double numerator = value(catalog, catalog.find(ratio.numerator()).orElseThrow(), transactionId);
            double denominator =
                    value(catalog, catalog.find(ratio.denominator()).orElseThrow(), transactionId);
            boolean nothing = Double.isNaN(numerator) || Double.isNaN(denominator) || denominator == 0;
            return nothing ? ratio.valueIfEmpty() : numerator / denominator;
        }
        Event current = Objects.requireNonNull(find(transactionId));
        return value((WindowFeature) feature, current);
    }

    private double value(WindowFeature feature, Event current) {
        List<Event> window = window(feature, current);
        List<Event> fitting = fitting(window, feature.conditions(), current);
        Event newest = fitting.isEmpty() ? null : fitting.get(0);
        Event oldest = fitting.isEmpty() ? null : fitting.get(fitting.size() - 1);
        double none = feature.valueIfEmpty();
        return switch (feature.measure()) {
            case COUNT -> fitting.size();
            case SUM -> quotient(sum(fitting), 1);
            case MEAN -> fitting.isEmpty() ? none : quotient(sum(fitting), fitting.size());
            case MIN -> fitting.isEmpty() ? none : quotient(sorted(fitting).get(0), 1);
            case MAX -> fitting.isEmpty() ? none : quotient(sorted(fitting).get(fitting.size() - 1), 1);
            case STDDEV -> fitting.isEmpty() ? none : standardDeviation(fitting);
            case DISTINCT -> distinct(fitting, Objects.requireNonNull(feature.of()));
            case SHARE -> window.isEmpty() ? none : (double) fitting.size() / window.size();
            case STREAK -> streak(fitting, feature.streakConditions(), current);
            case TIME_SINCE_FIRST -> oldest == null ? none : (current.timeMillis - oldest.timeMillis) / 1000.0;
            case TIME_SINCE_LAST -> newest == null ? none : (current.timeMillis - newest.timeMillis) / 1000.0;
            case LAST -> newest == null ? none : quotient(BigInteger.valueOf(newest.amount), 1);
            case CHANGED -> changed(fitting, Objects.requireNonNull(feature.of()), current, none);
            case DISTANCE, SPEED -> travelled(fitting, feature, current);
        };
    }

    private List<Event> window(WindowFeature feature, Event current) {
        boolean ofEarlierEvents = Set.of(
                        Measure.TIME_SINCE_FIRST,
                        Measure.TIME_SINCE_LAST,
                        Measure.LAST,
                        Measure.CHANGED,
                        Measure.DISTANCE,
                        Measure.SPEED)
                .contains(feature.measure());
        long end = current.timeMillis - feature.window().delayMillis();
        List<Event> window = new ArrayList<>();
        for (Event event : events) {
            if (event.arrival <= current.arrival
                    && event.timeMillis > end - feature.window().lengthMillis()
                    && event.timeMillis <= end
                    && !(ofEarlierEvents && event == current)
                    && isOfSameEntity(event, feature, current)) {
                window.add(event);
            }
        }
        window.sort(NEWEST_FIRST);
        return window.subList(0, Math.min(window.size(), feature.window().eventsMax()));
    }

    private static boolean isOfSameEntity(Event event, WindowFeature feature, Event current) {
        return feature.within().stream().allMatch(attribute -> fits(event, new Condition.Same(attribute), current));
    }

    private static List<Event> fitting(List<Event> window, List<Condition> conditions, Event current) {
        List<Event> fitting = new ArrayList<>();
        for (Event event : window) {
            if (conditions.stream().allMatch(condition -> fits(event, condition, current))) {
                fitting.add(event);
            }
        }
        return fitting;
    }

    private static boolean fits(Event event, Condition condition, Event current) {
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.values().contains(event.values.getOrDefault(oneOf.attribute(), ""));
        }
        if (condition instanceof Condition.Same same) {
            String wanted = current.values.get(same.attribute());
            return wanted != null && wanted.equals(event.values.get(same.attribute()));
        }
        Condition.Labelled labelled = (Condition.Labelled) condition;
        LabelArrival held = null;
        for (LabelArrival label : event.labels) {
            boolean known = label.label.kind() == labelled.kind()
                    && label.knownAtMillis <= current.timeMillis
                    && label.arrival <= current.arrival;
            if (known && (held == null || label.knownAtMillis >= held.knownAtMillis)) {
                held = label;
            }
        }
        return held != null && labelled.labels().contains(held.label);
    }

    private static BigInteger sum(List<Event> events) {
        return events.stream().map(event -> BigInteger.valueOf(event.amount)).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<BigInteger> sorted(List<Event> events) {
        return events.stream()
                .map(event -> BigInteger.valueOf(event.amount))
                .sorted()
                .toList();
    }

    /** By the definition: the root of the mean squared distance from the mean, here √(Σ(n·x − Σx)² / n³). */
    private static double standardDeviation(List<Event> events) {
        BigInteger count = BigInteger.valueOf(events.size());
        BigInteger sum = sum(events);
        BigInteger squares = BigInteger.ZERO;
        for (Event event : events) {
            squares = squares.add(BigInteger.valueOf(event.amount)
                    .multiply(count)
                    .subtract(sum)
                    .pow(2));
        }
        return new BigDecimal(squares)
                .divide(new BigDecimal(count.pow(3)), PRECISION)
                .sqrt(PRECISION)
                .movePointLeft(4)
                .doubleValue();
    }

    private static double distinct(List<Event> events, Attribute of) {
        Set<String> distinct = new HashSet<>();
        for (Event event : events) {
            if (event.values.containsKey(of)) {
                distinct.add(event.values.get(of));
            }
        }
        return distinct.size();
    }

    private static double streak(List<Event> newestFirst, List<Condition> conditions, Event current) {
        int length = 0;
        for (Event event : newestFirst) {
            if (fitting(List.of(event), conditions, current).isEmpty()) {
                return length;
            }
            length++;
        }
        return length;
    }

    private static double changed(List<Event> newestFirst, Attribute of, Event current, double none) {
        String now = current.values.get(of);
        for (Event event : newestFirst) {
            String before = event.values.get(of);
            if (before != null) {
                return now == null ? none : before.equals(now) ? 0 : 1;
            }
        }
        return none;
    }

    private static double travelled(List<Event> newestFirst, WindowFeature feature, Event current) {
        for (Event event : newestFirst) {
            if (event.spot != null && current.spot != null) {
                double km = kilometers(event.spot, current.spot);
                double minutes = Math.max(1, (current.timeMillis - event.timeMillis) / 60_000.0);
                double speed = km < 1 ? 0 : km / minutes * 60;
                return feature.measure() == Measure.DISTANCE ? km : speed;
            }
        }
        return feature.valueIfEmpty();
    }

    /** The angle between two directions from the center of a sphere, by their cross and scalar products. */
    private static double kilometers(Spot a, Spot b) {
        double[] u = direction(a);
        double[] v = direction(b);
        double x = u[1] * v[2] - u[2] * v[1];
        double y = u[2] * v[0] - u[0] * v[2];
        double z = u[0] * v[1] - u[1] * v[0];
        double sine = Math.sqrt(x * x + y * y + z * z);
        double cosine = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
        return Math.atan2(sine, cosine) * 6371.0088;
    }

    private static double[] direction(Spot spot) {
        double latitude = spot.latitude / 10_000.0 * Math.PI / 180;
        double longitude = spot.longitude / 10_000.0 * Math.PI / 180;
        return new double[] {
            Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)
        };
    }

    private @Nullable Event find(String transactionId) {
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
