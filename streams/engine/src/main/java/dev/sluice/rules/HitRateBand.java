package dev.sluice.rules;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The share of transactions that a rule is expected to hit. Whether a count is outside of it is decided with chance in mind:
 * only if a rule whose true rate is at the very edge would give a count as extreme less than once in a billion times. The
 * bound is Chernoff's, so the chance is in truth smaller still, provided that transactions hit independently of each other.
 *
 * @param minimumThousandths the lower edge in thousandths of a percent, 0 or more
 * @param maximumThousandths the upper edge in thousandths of a percent, greater than the lower one, at most 100,000
 */
public record HitRateBand(int minimumThousandths, int maximumThousandths) {

    private static final int WHOLE = 100_000;
    private static final double IMPROBABLE = -Math.log(1e-9);
    private static final String EDGE = "([0-9]{1,3}(?:\\.[0-9]{1,3})?)%";
    private static final Pattern FORM = Pattern.compile(EDGE + "\\.\\." + EDGE);

    /** Refuses a band that is empty or reaches beyond 0% and 100%. */
    public HitRateBand {
        if (minimumThousandths < 0 || minimumThousandths >= maximumThousandths || maximumThousandths > WHOLE) {
            throw new IllegalArgumentException("no band of rates in thousandths of a percent: " + minimumThousandths
                    + " to " + maximumThousandths);
        }
    }

    /**
     * The band that a rule states, for instance {@code 0.05%..0.5%}: percentages with at most three decimals, the first less
     * than the second. All transactions, {@code 0%..100%}, is no expectation, and a lower edge so near to zero that even no
     * hit at all could be chance would never be missed: neither is taken.
     *
     * @return the band, or empty if the text is none
     */
    public static Optional<HitRateBand> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int minimum = thousandths(matcher.group(1));
        int maximum = thousandths(matcher.group(2));
        if (minimum >= maximum || maximum > WHOLE || maximum - minimum == WHOLE) {
            return Optional.empty();
        }
        HitRateBand band = new HitRateBand(minimum, maximum);
        boolean wouldBeMissed = minimum == 0 || band.isBelow(0, HitRateWatch.TRANSACTIONS_BELOW);
        return wouldBeMissed ? Optional.of(band) : Optional.empty();
    }

    private static int thousandths(String percentage) {
        return new BigDecimal(percentage).movePointRight(3).intValueExact();
    }

    /**
     * Whether so many hits are more than chance makes of a rule in the band.
     *
     * @param hits transactions that the rule hit
     * @param transactions transactions that it could hit, positive
     */
    boolean isAbove(long hits, long transactions) {
        double rate = (double) hits / transactions;
        return rate > share(maximumThousandths) && isImprobable(rate, share(maximumThousandths), transactions);
    }

    /** Whether so few hits are less than chance makes of a rule in the band; as {@link #isAbove(long, long)}. */
    boolean isBelow(long hits, long transactions) {
        double rate = (double) hits / transactions;
        return rate < share(minimumThousandths) && isImprobable(rate, share(minimumThousandths), transactions);
    }

    private static boolean isImprobable(double rate, double expected, long transactions) {
        double divergence = term(rate, expected) + term(1 - rate, 1 - expected);
        return transactions * divergence > IMPROBABLE;
    }

    /** One part of the relative entropy, by which Chernoff's bound goes. */
    private static double term(double rate, double expected) {
        return rate == 0 ? 0 : rate * Math.log(rate / expected);
    }

    private static double share(int thousandths) {
        return (double) thousandths / WHOLE;
    }

    /** As a rule states it, for instance {@code 0.05%..0.5%}. */
    @Override
    public String toString() {
        return percentage(minimumThousandths) + ".." + percentage(maximumThousandths);
    }

    private static String percentage(int thousandths) {
        return thousandths == 0
                ? "0%"
                : BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString() + "%";
    }
}
