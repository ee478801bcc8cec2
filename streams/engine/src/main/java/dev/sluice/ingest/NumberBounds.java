package dev.sluice.ingest;

import org.apache.avro.Schema;

/**
 * Between which numbers a value always lies, both included, in its own unit.
 *
 * @param least the smallest; negative infinity: there is none
 * @param most the largest; positive infinity: there is none
 */
public record NumberBounds(double least, double most) {

    /** Any number. */
    public static final NumberBounds NONE = new NumberBounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Any number that is not negative. */
    public static final NumberBounds NOT_NEGATIVE = new NumberBounds(0, Double.POSITIVE_INFINITY);

    /** The {@code minimum} and {@code maximum} that a field's schema names. */
    public static NumberBounds of(Schema.Field field) {
        return new NumberBounds(
                bound(field, "minimum", Double.NEGATIVE_INFINITY), bound(field, "maximum", Double.POSITIVE_INFINITY));
    }

    private static double bound(Schema.Field field, String property, double otherwise) {
        return field.getObjectProp(property) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** What a message calls it, for instance "from 0 to 23"; empty if any number will do. */
    public String shown() {
        if (Double.isInfinite(least)) {
            return Double.isInfinite(most) ? "" : "at most " + figure(most);
        }
        return Double.isInfinite(most) ? "at least " + figure(least) : "from " + figure(least) + " to " + figure(most);
    }

    private static String figure(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
