package dev.sluice.decision.challenge;

import java.util.Objects;

/**
 * How much customers are bothered at most.
 *
 * @param accountFeature the velocity feature that counts how often an account was asked
 * @param accountMax at this value of the feature the account is not asked again; 1 or more
 * @param overallMillionths of a million decisions so many may ask; above 0, at most a million
 * @param overallBurst so many may ask at once, after enough decisions that did not; 1 or more
 * @param otherwise what becomes of a payment when the budget is spent
 */
public record FrictionBudget(
        String accountFeature, int accountMax, int overallMillionths, int overallBurst, Fallback otherwise) {

    /** What one challenge costs, in the unit of {@link #overallMillionths}. */
    static final int CHALLENGE_MILLIONTHS = 1_000_000;

    /** Refuses bounds that bound nothing or everything. */
    public FrictionBudget {
        Objects.requireNonNull(accountFeature, "accountFeature");
        Objects.requireNonNull(otherwise, "otherwise");
        if (accountMax < 1 || overallBurst < 1 || overallMillionths < 1 || overallMillionths > CHALLENGE_MILLIONTHS) {
            throw new IllegalArgumentException(
                    "a friction budget is of 1 or more challenges of an account, 1 or more at"
                            + " once and a share above 0 and at most 1, not " + accountMax + ", " + overallBurst
                            + " and "
                            + overallMillionths + " millionths");
        }
    }
}
