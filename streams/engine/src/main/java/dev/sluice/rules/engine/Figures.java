package dev.sluice.rules.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them. */
public final class Figures {

    private static final int DECIMALS = 4;

    private Figures() {}

    /** Up to four decimals, without zeros at the end. */
    public static String of(double value) {
        return plain(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    /**
     * As {@link #of}, but with as many decimals as there are where a number would otherwise look as if it were the one that
     * it is compared with: a reader must see on which side of it the number lies.
     */
    static String beside(double value, double other) {
        boolean looksLikeOther = value != other && of(value).equals(of(other));
        return looksLikeOther ? plain(BigDecimal.valueOf(value)) : of(value);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
