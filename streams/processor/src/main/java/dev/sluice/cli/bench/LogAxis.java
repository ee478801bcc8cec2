package dev.sluice.cli.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * An axis on which equal ratios are equally long.
 *
 * @param low the lowest value, more than zero
 * @param high the highest value, more than the lowest
 * @param ticks values that are written beside it
 */
record LogAxis(double low, double high, List<Tick> ticks) {

    private static final int[] STEPS_OF_DECADE = {1, 2, 5};
    private static final double TEN = 10;
    private static final double ALL = 100;

    /** Latency below this is shown as this, in milliseconds. */
    private static final double MILLIS_MIN = 0.1;

    /**
     * A value that is written beside an axis.
     *
     * @param value where it stands
     * @param label what is written; empty for a line alone
     */
    record Tick(double value, String label) {}

    LogAxis {
        ticks = List.copyOf(ticks);
    }

    /** An axis for latencies in milliseconds, from the whole step of a decade below to the one above. */
    static LogAxis ofMillis(Collection<Double> millis) {
        double min = Math.max(
                MILLIS_MIN,
                millis.stream().mapToDouble(Double::doubleValue).min().orElse(1));
        double max = Math.max(
                min, millis.stream().mapToDouble(Double::doubleValue).max().orElse(TEN));
        List<Tick> all = decades(min, max);
        int first = 0;
        while (first + 1 < all.size() && all.get(first + 1).value() <= min) {
            first++;
        }
        int last = all.size() - 1;
        while (last - 1 > first && all.get(last - 1).value() >= max) {
            last--;
        }
        return new LogAxis(all.get(first).value(), all.get(last).value(), all.subList(first, last + 1));
    }

    private static List<Tick> decades(double min, double max) {
        List<Tick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(Math.log10(min)); decade <= Math.floor(Math.log10(max)) + 1; decade++) {
            for (int step : STEPS_OF_DECADE) {
                double value = step * Math.pow(TEN, decade);
                ticks.add(new Tick(value, String.format(Locale.ROOT, value < 1 ? "%.1f" : "%,.0f", value)));
            }
        }
        return ticks;
    }

    /** An axis for rates, with the rates themselves beside it. */
    static LogAxis ofRates(Collection<Double> rates) {
        List<Tick> ticks =
                rates.stream().map(rate -> new Tick(rate, Numbers.rate(rate))).toList();
        double min = rates.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double max = rates.stream().mapToDouble(Double::doubleValue).max().orElse(TEN);
        return new LogAxis(min, Math.max(max, min * 2), ticks);
    }

    /**
     * An axis for percentiles, on which each further nine is as long as the one before: the value of a percentile is
     * {@link #rarity(double)}.
     *
     * @param highest the highest percentile that is shown, below 100
     */
    static LogAxis ofPercentiles(double highest) {
        List<Tick> ticks = new ArrayList<>(List.of(new Tick(1, "0%"), new Tick(2, "50%")));
        StringBuilder nines = new StringBuilder("9");
        for (double rarity = TEN; rarity <= rarity(highest) * 1.001; rarity *= TEN) {
            ticks.add(new Tick(rarity, rarity == TEN ? "90%" : nines.append('9') + "%"));
            if (nines.length() == 2) {
                nines.append('.');
            }
        }
        return new LogAxis(1, Math.max(TEN, rarity(highest)), ticks);
    }

    /** One in how many takes longer than a percentile: 1 for 0, 10 for 90, 1,000 for 99.9. */
    static double rarity(double percentile) {
        return ALL / (ALL - percentile);
    }

    /** Where a value stands: 0 at the low end, 1 at the high end; values beyond stand at the ends. */
    double share(double value) {
        double within = Math.min(high, Math.max(low, value));
        return Math.log(within / low) / Math.log(high / low);
    }
}
