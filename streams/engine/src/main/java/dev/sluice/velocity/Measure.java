package dev.sluice.velocity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a feature measures over the events of its window that fit its conditions.
 *
 * <p>Those that describe what happened count the current transaction among the events. Those that compare the current
 * transaction with what came before ({@link #isOfEarlierEvents()}) leave it out: it is no part of their window.
 */
public enum Measure {
    /** How many events there are. */
    COUNT("count", Operand.NONE, "How many events there are."),
    /** The sum of their amounts, in the currency's main unit. */
    SUM("sum", Operand.AMOUNT, "The sum of their amounts."),
    /** The mean of their amounts, in the currency's main unit; no value if there is none. */
    MEAN("mean", Operand.AMOUNT, "The mean of their amounts."),
    /** The smallest of their amounts, in the currency's main unit; no value if there is none. */
    MIN("min", Operand.AMOUNT, "The smallest of their amounts."),
    /** The largest of their amounts, in the currency's main unit; no value if there is none. */
    MAX("max", Operand.AMOUNT, "The largest of their amounts."),
    /**
     * The standard deviation of their amounts, in the currency's main unit: that of the population (ISO/IEC 9075-2
     * {@code STDDEV_POP}), since the window holds all events and not a sample of them. 0 for one event, no value for
     * none. The double nearest to the true value.
     */
    STDDEV("stddev", Operand.AMOUNT, "The standard deviation of their amounts, of the population: 0 for one event."),
    /** How many different values of an attribute they have; events without the attribute do not count. */
    DISTINCT("distinct", Operand.ATTRIBUTE, "How many different values of an attribute they have."),
    /** Which part of all events in the window fits the conditions, 0 to 1; no value if the window is empty. */
    SHARE("share", Operand.NONE, "Which part of the window's events fits 'where', 0 to 1."),
    /** How many in a row fit a second set of conditions, from the newest backwards; 0 if the newest does not. */
    STREAK("streak", Operand.NONE, "How many events in a row fit 'while', from the newest backwards."),
    /** Seconds from the oldest of the earlier events to the current transaction; no value if there is none. */
    TIME_SINCE_FIRST("timeSinceFirst", Operand.NONE, "Seconds since the oldest of the earlier events."),
    /** Seconds from the newest of the earlier events to the current transaction; no value if there is none. */
    TIME_SINCE_LAST("timeSinceLast", Operand.NONE, "Seconds since the newest of the earlier events."),
    /** The amount of the newest of the earlier events, in the currency's main unit; no value if there is none. */
    LAST("last", Operand.AMOUNT, "The amount of the newest of the earlier events."),
    /**
     * 1 if the newest of the earlier events that have an attribute has another value of it than the current transaction,
     * 0 if it has the same; no value if there is no such event, or the current transaction has none.
     */
    CHANGED(
            "changed",
            Operand.ATTRIBUTE,
            "1 if the newest earlier event with the attribute has another value of it than this transaction, else 0."),
    /**
     * Kilometers from the newest of the earlier events whose place is known to the current transaction, along the
     * surface; no value if there is no such event, or the current transaction's place is not known.
     */
    DISTANCE("distance", Operand.NONE, "Kilometers from the newest earlier event with a place to this transaction."),
    /** The speed that such a journey takes, in km/h; see {@link Travel} for short ones. */
    SPEED("speed", Operand.NONE, "Kilometers per hour from the newest earlier event with a place to this transaction.");

    /** What a measure is taken of. */
    enum Operand {
        /** Of the events themselves. */
        NONE,
        /** Of their amounts. */
        AMOUNT,
        /** Of one of their attributes, which the feature names. */
        ATTRIBUTE
    }

    private final String word;
    private final Operand operand;
    private final String meaning;

    Measure(String word, Operand operand, String meaning) {
        this.word = word;
        this.operand = operand;
        this.meaning = meaning;
    }

    /** Its name in {@code features.yaml}, for instance {@code count}. */
    public String word() {
        return word;
    }

    /** What it tells, in a sentence for people. */
    String meaning() {
        return meaning;
    }

    /** What it is taken of. */
    Operand operand() {
        return operand;
    }

    /** The largest value that it can have, infinity if there is none. None is ever negative. */
    public double most() {
        return switch (this) {
            case SHARE, CHANGED -> 1;
            case COUNT, SUM, MEAN, MIN, MAX, STDDEV, DISTINCT, STREAK -> Double.POSITIVE_INFINITY;
            case TIME_SINCE_FIRST, TIME_SINCE_LAST, LAST, DISTANCE, SPEED -> Double.POSITIVE_INFINITY;
        };
    }

    /** Whether it is of amounts, which only tell something within one currency. */
    boolean isOfAmounts() {
        return operand == Operand.AMOUNT;
    }

    /** Whether there may be nothing to measure, so that a value for that case can be declared. */
    boolean mayHaveNoValue() {
        return switch (this) {
            case COUNT, SUM, DISTINCT, STREAK -> false;
            case MEAN, MIN, MAX, STDDEV, SHARE -> true;
            case TIME_SINCE_FIRST, TIME_SINCE_LAST, LAST, CHANGED, DISTANCE, SPEED -> true;
        };
    }

    /** Whether it compares the current transaction with earlier events, so that it is not one of them itself. */
    boolean isOfEarlierEvents() {
        return switch (this) {
            case TIME_SINCE_FIRST, TIME_SINCE_LAST, LAST, CHANGED, DISTANCE, SPEED -> true;
            case COUNT, SUM, MEAN, MIN, MAX, STDDEV, DISTINCT, SHARE, STREAK -> false;
        };
    }

    /** All measures by their {@link #word()}, in the order of declaration. */
    static Map<String, Measure> byWord() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(Measure::word, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
