package dev.sluice.ingest;

/** A finite number within the bounds that the schema names. */
final class NumberCheck implements FieldCheck {
    private final FieldName field;
    private final NumberBounds bounds;

    NumberCheck(FieldName field, NumberBounds bounds) {
        this.field = field;
        this.bounds = bounds;
    }

    @Override
    public void check(Object value, TimeBounds times, Rejections out) {
        double number = ((Number) value).doubleValue();
        if (!Double.isFinite(number)) {
            field.reject(out, RejectionReason.OUT_OF_RANGE, "is not a finite number: send a number " + range());
        } else if (number < bounds.least() || number > bounds.most()) {
            field.reject(out, RejectionReason.OUT_OF_RANGE, "is out of range: send a number " + range());
        }
    }

    private String range() {
        if (Double.isInfinite(bounds.most())) {
            return Double.isInfinite(bounds.least()) ? "that is finite" : "of at least " + bounds.least();
        }
        return "from " + bounds.least() + " to " + bounds.most();
    }
}
