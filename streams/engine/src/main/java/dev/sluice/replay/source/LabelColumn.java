package dev.sluice.replay.source;

import dev.sluice.contract.FraudLabel;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The column that tells what a transaction turned out to be, and when that becomes known.
 *
 * @param column the column's name
 * @param fraudValue the value that means fraud
 * @param genuineValue the value that means that somebody confirmed it to be genuine; null: nobody does that, and only
 *     frauds are labelled, as in life
 * @param delay how long after the transaction the label arrives; zero or more
 */
public record LabelColumn(
        String column, String fraudValue, @Nullable String genuineValue, Duration delay) {

    /** Refuses a negative delay. */
    public LabelColumn {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(fraudValue, "fraudValue");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the label delay is " + delay
                    + ": a label cannot be known before its transaction; give PT0S or more");
        }
    }

    /** What a value says that the transaction was; null if it says neither. */
    @Nullable
    FraudLabel truth(String value) {
        if (value.equals(fraudValue)) {
            return FraudLabel.FRAUD;
        }
        return genuineValue == null || value.equals(genuineValue) ? FraudLabel.GENUINE : null;
    }

    /** Whether a label event will say so, once its delay is over. */
    boolean isPublished(FraudLabel truth) {
        return truth == FraudLabel.FRAUD || genuineValue != null;
    }
}
