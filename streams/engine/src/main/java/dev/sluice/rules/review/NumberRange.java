package dev.sluice.rules.review;

import dev.sluice.ingest.NumberBounds;
import dev.sluice.rules.language.Condition.Operator;
import java.util.HashSet;
import java.util.Set;

/** The numbers that conditions leave for one operand. */
final class NumberRange {

    private double low;
    private boolean lowIncluded = true;
    private double high;
    private boolean highIncluded = true;
    private final Set<Double> excluded = new HashSet<>();

    /** @param bounds what the operand is whatever the conditions say */
    NumberRange(NumberBounds bounds) {
        low = bounds.least();
        high = bounds.most();
    }

    NumberRange(NumberRange other) {
        low = other.low;
        lowIncluded = other.lowIncluded;
        high = other.high;
        highIncluded = other.highIncluded;
        excluded.addAll(other.excluded);
    }

    /** Leaves only the numbers for which {@code number operator bound} holds. */
    void narrow(Operator operator, double bound) {
        switch (operator) {
            case EQUAL -> {
                raise(bound, true);
                lower(bound, true);
            }
            // Minus zero equals zero, but not as a member of a set.
            case DIFFERENT -> excluded.add(bound + 0.0);
            case LESS -> lower(bound, false);
            case AT_MOST -> lower(bound, true);
            case GREATER -> raise(bound, false);
            case AT_LEAST -> raise(bound, true);
        }
    }

    private void raise(double bound, boolean included) {
        if (bound > low || (bound == low && !included)) {
            low = bound;
            lowIncluded = included;
        }
    }

    private void lower(double bound, boolean included) {
        if (bound < high || (bound == high && !included)) {
            high = bound;
            highIncluded = included;
        }
    }

    /** Whether no number is left for certain. */
    boolean isEmpty() {
        if (low == high) {
            return !lowIncluded || !highIncluded || excluded.contains(low + 0.0);
        }
        return low > high;
    }
}
