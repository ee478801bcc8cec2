package dev.sluice.decision.challenge;

import java.util.Objects;

/**
 * How much customers are bothered at most.
 *
 * @param account how often one account is asked
 * @param overall how often all of them together are
 */
public record FrictionBudget(Account account, Overall overall) {

    /** What one challenge costs, in the unit of {@link Overall#millionths}. */
    static final int CHALLENGE_MILLIONTHS = 1_000_000;

    /** Refuses null. */
    public FrictionBudget {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(overall, "overall");
    }

    /**
     * The bound of one account.
     *
     * @param feature the velocity feature that counts how often the account was asked
     * @param max at this value of the feature it is not asked again; 1 or more
     * @param otherwise what becomes of a payment then
     */
    public record Account(String feature, int max, Fallback otherwise) {

        /** Refuses a bound that lets nobody be asked. */
        public Account {
            Objects.requireNonNull(feature, "feature");
            Objects.requireNonNull(otherwise, "otherwise");
            if (max < 1) {
                throw new IllegalArgumentException("an account may be asked once at least, not " + max + " times");
            }
        }
    }

    /**
     * The bound of all together.
     *
     * @param millionths of a million decisions so many may ask; above 0, at most a million
     * @param burst so many may ask at once, after enough decisions that did not; 1 or more
     * @param otherwise what becomes of a payment when the budget is spent
     */
    public record Overall(int millionths, int burst, Fallback otherwise) {

        /** Refuses bounds that bound nothing, or let nobody be asked. */
        public Overall {
            Objects.requireNonNull(otherwise, "otherwise");
            if (burst < 1 || millionths < 1 || millionths > CHALLENGE_MILLIONTHS) {
                throw new IllegalArgumentException(
                        "a share of challenges is above 0 and at most 1, with 1 or more at once," + " not " + millionths
                                + " millionths with " + burst);
            }
        }
    }
}
