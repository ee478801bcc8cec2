package dev.sluice.benchmarks;

import dev.sluice.velocity.Attribute;
import dev.sluice.velocity.FeatureWindow;
import dev.sluice.velocity.GreatCircle;
import dev.sluice.velocity.Measure;
import dev.sluice.velocity.WindowFeature;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** One feature by one pass over its window, each measure in the most straightforward way. */
final class NaiveFeature {

    private static final double UNITS_PER_MAIN_UNIT = 10_000;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final long JOURNEY_MILLIS_MIN = 60_000;
    private static final double STANDING_STILL_KM = 1;

    private final WindowFeature feature;

    /**
     * @param feature what to compute
     * @throws IllegalArgumentException if its window is bounded by a number of events, which no feature here is
     */
    NaiveFeature(WindowFeature feature) {
        if (feature.window().eventsMax() != FeatureWindow.ALL_EVENTS) {
            throw new IllegalArgumentException("feature " + feature.name() + " is of a number of events");
        }
        this.feature = feature;
    }

    /**
     * Its value for a payment; NaN if it has none.
     *
     * @param payments in the order of their times, the current one last
     */
    double value(Deque<Payment> payments, Payment current) {
        double value = measured(payments, current);
        return Double.isNaN(value) ? feature.valueIfEmpty() : value;
    }

    private double measured(Deque<Payment> payments, Payment current) {
        Predicate<Payment> fits = NaivePredicates.allOf(feature.conditions(), current);
        Predicate<Payment> isEarlier = payment -> payment.timeMillis() < current.timeMillis();
        WindowScan fitting = scan(payments, current, fits);
        WindowScan earlier = scan(payments, current, isEarlier.and(fits));
        return switch (feature.measure()) {
            case COUNT -> count(fitting);
            case SUM -> sum(fitting);
            case MEAN -> mean(fitting);
            case MIN -> min(fitting);
            case MAX -> max(fitting);
            case STDDEV -> standardDeviation(fitting);
            case DISTINCT -> distinct(fitting, Objects.requireNonNull(feature.of()));
            case SHARE -> share(scan(payments, current, payment -> true), fits);
            case STREAK -> streak(fitting, NaivePredicates.allOf(feature.streakConditions(), current));
            case TIME_SINCE_FIRST -> ofOne(oldest(earlier), current, NaiveFeature::secondsBetween);
            case TIME_SINCE_LAST -> ofOne(earlier.next(), current, NaiveFeature::secondsBetween);
            case LAST -> ofOne(earlier.next(), current, (last, now) -> last.amountUnscaled() / UNITS_PER_MAIN_UNIT);
            case CHANGED -> changed(earlier, current, Objects.requireNonNull(feature.of()));
            case DISTANCE, SPEED ->
                current.hasPlace() ? ofOne(newestWithPlace(earlier), current, this::journey) : Double.NaN;
        };
    }

    private WindowScan scan(Deque<Payment> payments, Payment current, Predicate<Payment> predicate) {
        long endMillis = current.timeMillis() - feature.window().delayMillis();
        return new WindowScan(payments, endMillis - feature.window().lengthMillis(), endMillis, predicate);
    }

    private static double count(WindowScan scan) {
        long count = 0;
        while (scan.next() != null) {
            count++;
        }
        return count;
    }

    private static double sum(WindowScan scan) {
        long sum = 0;
        for (Payment payment = scan.next(); payment != null; payment = scan.next()) {
            sum += payment.amountUnscaled();
        }
        return sum / UNITS_PER_MAIN_UNIT;
    }

    private static double mean(WindowScan scan) {
        long sum = 0;
        long count = 0;
        for (Payment payment = scan.next(); payment != null; payment = scan.next()) {
            sum += payment.amountUnscaled();
            count++;
        }
        return count == 0 ? Double.NaN : sum / (count * UNITS_PER_MAIN_UNIT);
    }

    private static double min(WindowScan scan) {
        long min = Long.MAX_VALUE;
        for (Payment payment = scan.next(); payment != null; payment = scan.next()) {
            min = Math.min(min, payment.amountUnscaled());
        }
        return min == Long.MAX_VALUE ? Double.NaN : min / UNITS_PER_MAIN_UNIT;
    }

    private static double max(WindowScan scan) {
        long max = Long.MIN_VALUE;
        for (Payment payment = scan.next(); payment != null; payment = scan.next()) {
            max = Math.max(max, payment.amountUnscaled());
        }
        return max == Long.MIN_VALUE ? Double.NaN : max / UNITS_PER_MAIN_UNIT;
    }

    /** In floating point, by B. P. Welford's recurrence (Technometrics 4(3), 1962, p. 419). */
    private static double standardDeviation(WindowScan scan) {
        long count = 0;
        double mean = 0;
        double squares = 0;
        for (Payment payment = scan.next(); payment != null; payment = scan.next()) {
            count++;
            double distance = payment.amountUnscaled() - mean;
            mean += distance / count;
            squares += distance * (payment.amountUnscaled() - mean);
        }
        return count == 0 ? Double.NaN : Math.sqrt(squares / count) / UNITS_PER_MAIN_UNIT;
    }

    private static double distinct(WindowScan scan, Attribute of) {
        Set<String> values = new HashSet<>();
        for (Payment payment = scan.next(); payment != null; payment = scan.next()) {
            String value = payment.value(of);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size();
    }

    private static double share(WindowScan all, Predicate<Payment> fits) {
        long count = 0;
        long fitting = 0;
        for (Payment payment = all.next(); payment != null; payment = all.next()) {
            count++;
            fitting += fits.test(payment) ? 1 : 0;
        }
        return count == 0 ? Double.NaN : (double) fitting / count;
    }

    private static double streak(WindowScan scan, Predicate<Payment> continues) {
        long length = 0;
        for (Payment payment = scan.next(); payment != null && continues.test(payment); payment = scan.next()) {
            length++;
        }
        return length;
    }

    private static double changed(WindowScan earlier, Payment current, Attribute of) {
        String now = current.value(of);
        for (Payment payment = earlier.next(); payment != null; payment = earlier.next()) {
            String before = payment.value(of);
            if (before != null && now != null) {
                return before.equals(now) ? 0 : 1;
            }
        }
        return Double.NaN;
    }

    private static @Nullable Payment oldest(WindowScan scan) {
        Payment oldest = null;
        for (Payment payment = scan.next(); payment != null; payment = scan.next()) {
            oldest = payment;
        }
        return oldest;
    }

    private static @Nullable Payment newestWithPlace(WindowScan scan) {
        Payment payment = scan.next();
        while (payment != null && !payment.hasPlace()) {
            payment = scan.next();
        }
        return payment;
    }

    private static double ofOne(
            @Nullable Payment payment, Payment current, ToDoubleBiFunction<Payment, Payment> value) {
        return payment == null ? Double.NaN : value.applyAsDouble(payment, current);
    }

    private static double secondsBetween(Payment earlier, Payment later) {
        return (later.timeMillis() - earlier.timeMillis()) / MILLIS_PER_SECOND;
    }

    private double journey(Payment from, Payment to) {
        double distanceKm = GreatCircle.distanceKm(from.latitude(), from.longitude(), to.latitude(), to.longitude());
        if (feature.measure() == Measure.DISTANCE) {
            return distanceKm;
        }
        long durationMillis = Math.max(to.timeMillis() - from.timeMillis(), JOURNEY_MILLIS_MIN);
        return distanceKm < STANDING_STILL_KM ? 0 : distanceKm * MILLIS_PER_HOUR / durationMillis;
    }
}
