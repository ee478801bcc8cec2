package dev.sluice.velocity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a feature measures over the events of its window that fit its conditions. */
public enum Measure {
    /** How many events there are. */
    COUNT,
    /** The sum of their amounts, in the currency's main unit. */
    SUM,
    /** The mean of their amounts, in the currency's main unit; no value if there is none. */
    MEAN,
    /** How many different values of an attribute they have; events without the attribute do not count. */
    DISTINCT,
    /** Which part of all events in the window fits the conditions, 0 to 1; no value if the window is empty. */
    SHARE;

    /** Its name in {@code features.yaml}, for instance {@code count}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it adds up amounts. */
    boolean isOfAmounts() {
        return this == SUM || this == MEAN;
    }

    /** Whether there may be nothing to measure, so that a value for that case can be declared. */
    boolean mayHaveNoValue() {
        return this == MEAN || this == SHARE;
    }

    /** All measures by their {@link #word()}, in the order of declaration. */
    static Map<String, Measure> byWord() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(Measure::word, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
