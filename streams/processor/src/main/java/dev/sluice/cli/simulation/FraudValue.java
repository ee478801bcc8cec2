package dev.sluice.cli.simulation;

import java.math.BigDecimal;

/**
 * What fraudulent transactions were worth, in euros.
 *
 * @param attempted the value of all that were decided
 * @param stopped the value of those that were challenged or blocked
 * @param letThrough the value of those challenged ones that went through in the end; it is part of what was stopped
 */
public record FraudValue(BigDecimal attempted, BigDecimal stopped, BigDecimal letThrough) {

    /** Nothing attempted, nothing stopped. */
    static final FraudValue NONE = new FraudValue(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Returns the share that was stopped, 0 to 1; NaN if nothing was attempted. */
    public double shareStopped() {
        return stopped.doubleValue() / attempted.doubleValue();
    }

    /** Returns the value of what did not go through in the end. */
    public BigDecimal stoppedInTheEnd() {
        return stopped.subtract(letThrough);
    }

    /** Returns the share that did not go through in the end, 0 to 1; NaN if nothing was attempted. */
    public double shareStoppedInTheEnd() {
        return stoppedInTheEnd().doubleValue() / attempted.doubleValue();
    }

    /** Returns what a decided transaction was worth. */
    static FraudValue of(BigDecimal euros, boolean wasStopped) {
        return new FraudValue(euros, wasStopped ? euros : BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** Returns what is to be added when a transaction that was challenged goes through in the end. */
    static FraudValue letThrough(BigDecimal euros) {
        return new FraudValue(BigDecimal.ZERO, BigDecimal.ZERO, euros);
    }

    FraudValue plus(FraudValue other) {
        return new FraudValue(
                attempted.add(other.attempted), stopped.add(other.stopped), letThrough.add(other.letThrough));
    }
}
