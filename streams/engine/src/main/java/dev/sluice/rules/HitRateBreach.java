package dev.sluice.rules;

import java.util.Locale;
import java.util.Objects;

/**
 * A rule that hit more or fewer transactions than its {@code @hitRate} expects.
 *
 * @param rule the rule, which states a band
 * @param hits how many of the transactions it hit, whether it acted on them or not
 * @param transactions the transactions that were looked at, the newest ones
 */
public record HitRateBreach(RuleDescription rule, int hits, int transactions) {

    private static final double PERCENT = 100;

    /** The share of the transactions that it hit, 0 to 1. */
    public double rate() {
        return (double) hits / transactions;
    }

    /** The band that it left. */
    public HitRateBand expected() {
        return Objects.requireNonNull(rule.hitRate(), "a rule without a band leaves none");
    }

    /** What happened, for people, for instance {@code it hit 312 of the last 10,000 transactions, 3.12%; ...}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "it hit %,d of the last %,d transactions, %.3f%%; @hitRate expects %s",
                hits,
                transactions,
                PERCENT * rate(),
                expected());
    }
}
