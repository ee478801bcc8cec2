package dev.sluice.ingest;

/** A finite number within the minimum and maximum that the schema names. */
final class NumberCheck implements FieldCheck {
    private final FieldName field;
    private final double minimum;
    private final double maximum;

    NumberCheck(FieldName field, double minimum, double maximum) {
        this.field = field;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    @Override
    public void check(Object value, TimeBounds times, Rejections out) {
        double number = ((Number) value).doubleValue();
        if (!Double.isFinite(number)) {
            field.reject(out, RejectionReason.OUT_OF_RANGE, "is not a finite number: send a number " + range());
        } else if (number < minimum || number > maximum) {
            field.reject(out, RejectionReason.OUT_OF_RANGE, "is out of range: send a number " + range());
        }
    }

    private String range() {
        if (maximum == Double.MAX_VALUE) {
            return minimum == -Double.MAX_VALUE ? "that is finite" : "of at least " + minimum;
        }
        return "from " + minimum + " to " + maximum;
    }
}
