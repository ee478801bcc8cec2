package dev.sluice.ingest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How far an event may go before it is refused.
 *
 * @param futureSkewMax how far a time may lie ahead of Sluice's clock, zero or more: clocks differ a little
 * @param earliestTime no event happened before this; guards against clocks that were never set
 * @param amountMax the largest plausible amount in any currency's main unit, greater than zero and below 10^14, which
 *     is what the contracts' decimals can hold
 * @param identifierLengthMax most characters of an identifier, at least 1
 * @param textLengthMax most characters of any other text, at least 1
 * @param elementsMax most elements of a list, at least 1
 */
public record IngestLimits(
        Duration futureSkewMax,
        Instant earliestTime,
        BigDecimal amountMax,
        int identifierLengthMax,
        int textLengthMax,
        int elementsMax) {

    private static final BigDecimal DECIMAL_BOUND = BigDecimal.TEN.pow(14);

    public IngestLimits {
        Objects.requireNonNull(futureSkewMax, "futureSkewMax");
        Objects.requireNonNull(earliestTime, "earliestTime");
        Objects.requireNonNull(amountMax, "amountMax");
        require(!futureSkewMax.isNegative(), "futureSkewMax", futureSkewMax, "zero or more");
        require(
                amountMax.signum() > 0 && amountMax.compareTo(DECIMAL_BOUND) < 0,
                "amountMax",
                amountMax,
                "more than 0 and less than 10^14");
        require(identifierLengthMax > 0, "identifierLengthMax", identifierLengthMax, "at least 1");
        require(textLengthMax > 0, "textLengthMax", textLengthMax, "at least 1");
        require(elementsMax > 0, "elementsMax", elementsMax, "at least 1");
    }

    /** A minute of skew, nothing before 2000, amounts to 10^12, 64 and 512 characters, 1,000 elements. */
    public static IngestLimits defaults() {
        return new IngestLimits(
                Duration.ofMinutes(1), Instant.parse("2000-01-01T00:00:00Z"), BigDecimal.TEN.pow(12), 64, 512, 1_000);
    }

    /** The same limits with another skew, zero or more. */
    public IngestLimits withFutureSkewMax(Duration skew) {
        return new IngestLimits(skew, earliestTime, amountMax, identifierLengthMax, textLengthMax, elementsMax);
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("limit " + name + " is " + value + "; it must be " + allowed);
        }
    }
}
