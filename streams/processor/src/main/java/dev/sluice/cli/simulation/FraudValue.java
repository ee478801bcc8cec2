package dev.sluice.cli.simulation;

import java.math.BigDecimal;

/**
 * What fraudulent transactions were worth, in euros.
 *
 * @param attempted the value of all that were decided
 * @param stopped the value of those that were challenged or blocked
 */
public record FraudValue(BigDecimal attempted, BigDecimal stopped) {

    /** Nothing attempted, nothing stopped. */
    static final FraudValue NONE = new FraudValue(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Returns the share that was stopped, 0 to 1; NaN if nothing was attempted. */
    public double shareStopped() {
        return stopped.doubleValue() / attempted.doubleValue();
    }

    FraudValue plus(BigDecimal euros, boolean wasStopped) {
        return new FraudValue(attempted.add(euros), wasStopped ? stopped.add(euros) : stopped);
    }

    FraudValue plus(FraudValue other) {
        return new FraudValue(attempted.add(other.attempted), stopped.add(other.stopped));
    }
}
