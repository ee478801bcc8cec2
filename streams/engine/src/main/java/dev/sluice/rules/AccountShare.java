package dev.sluice.rules;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The share of accounts that a live rule acts on. Which accounts these are follows from the rule's id and the account's id
 * alone: the first 32 bits of {@code SHA-256(ruleId + "/" + accountId)}, read as a number without sign, lie below the share
 * of 2<sup>32</sup>. So the same account always falls the same way, on every instance and in every replay; a larger share
 * keeps the accounts of a smaller one; and two rules do not choose the same accounts. The choice is a promise: another hash
 * would exchange the accounts of every rule in production.
 *
 * @param hundredthsOfPercent the share in hundredths of a percent, 1 to 10,000
 */
public record AccountShare(int hundredthsOfPercent) {

    private static final int WHOLE = 10_000;

    /** Every account. */
    public static final AccountShare ALL = new AccountShare(WHOLE);

    private static final int POSITION_BITS = 32;
    private static final Pattern FORM = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,2})?%");

    /** Refuses a share of nothing and one of more than all. */
    public AccountShare {
        if (hundredthsOfPercent < 1 || hundredthsOfPercent > WHOLE) {
            throw new IllegalArgumentException(
                    "a share is 1 to " + WHOLE + " hundredths of a percent, not " + hundredthsOfPercent);
        }
    }

    /**
     * The share that a rule states, for instance {@code 12.5%}: more than 0% and less than 100%, with at most two decimals.
     *
     * @return the share, or empty if the text is none
     */
    public static Optional<AccountShare> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int hundredths = new BigDecimal(text.substring(0, text.length() - 1))
                .movePointRight(2)
                .intValueExact();
        return hundredths == 0 ? Optional.empty() : Optional.of(new AccountShare(hundredths));
    }

    /** Whether it leaves out no account. */
    public boolean isAll() {
        return hundredthsOfPercent == WHOLE;
    }

    /**
     * Whether the account is among those that the rule acts on.
     *
     * @param ruleId the rule, whose id holds no slash
     * @param accountId the account
     */
    public boolean includes(String ruleId, String accountId) {
        return isAll() || position(ruleId, accountId) * WHOLE < (long) hundredthsOfPercent << POSITION_BITS;
    }

    /** Where among all accounts the rule puts this one, from 0 to 2<sup>32</sup> - 1. */
    private static long position(String ruleId, String accountId) {
        byte[] hash = sha256().digest((ruleId + '/' + accountId).getBytes(StandardCharsets.UTF_8));
        return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform must have SHA-256", impossible);
        }
    }

    /** As a rule states it, for instance {@code 12.5%}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(hundredthsOfPercent, 2).stripTrailingZeros().toPlainString() + "%";
    }
}
