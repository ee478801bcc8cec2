package dev.sluice.cli.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them. */
final class Figures {

    private static final int DECIMALS = 4;

    private Figures() {}

    /** Up to four decimals, without zeros at the end. */
    static String of(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
