package dev.sluice.rules.engine;

/**
 * How far a comparison of two known numbers was from holding.
 *
 * @param value the number on the left
 * @param threshold the number on the right
 */
public record Gap(double value, double threshold) {

    private static final double SMALLEST_SCALE = 1e-9;

    /** How much the value would have had to change at least, in its own unit; not negative. */
    public double distance() {
        return Math.abs(value - threshold);
    }

    /** The distance as a part of the larger of both numbers, so that gaps of different units can be compared. */
    public double relativeDistance() {
        return distance() / Math.max(SMALLEST_SCALE, Math.max(Math.abs(value), Math.abs(threshold)));
    }
}
