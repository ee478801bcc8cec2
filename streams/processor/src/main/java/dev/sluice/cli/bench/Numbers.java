package dev.sluice.cli.bench;

import java.util.Locale;

/** Figures and names of a benchmark as people read them. */
final class Numbers {

    private Numbers() {}

    /** A rate or a length: without decimals if it has none. */
    static String rate(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
    }

    /** A latency, in milliseconds. */
    static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A name of an enumeration, in small letters with dashes. */
    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
