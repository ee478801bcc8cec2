package dev.sluice.cli;

import java.util.Locale;

/** Holds numbers of the command line to their bounds. */
final class OptionBounds {

    private OptionBounds() {}

    /**
     * Refuses a value that does not lie between two bounds, both inclusive.
     *
     * @throws CommandException that names the option
     */
    static void requireBetween(String option, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw CommandException.usage(String.format(
                    Locale.ROOT,
                    "%s must be between %s and %s, but is %s",
                    option,
                    shown(min),
                    shown(max),
                    shown(value)));
        }
    }

    private static String shown(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE;
        return isWhole ? Long.toString((long) value) : Double.toString(value);
    }
}
