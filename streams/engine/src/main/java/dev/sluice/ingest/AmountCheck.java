package dev.sluice.ingest;

import java.math.BigDecimal;

/** Money: not negative, plausible, and exact in the four decimal places that the contracts have. */
final class AmountCheck implements FieldCheck {
    static final int SCALE = 4;

    private final FieldName field;
    private final BigDecimal amountMax;

    AmountCheck(FieldName field, BigDecimal amountMax) {
        this.field = field;
        this.amountMax = amountMax;
    }

    @Override
    public void check(Object value, TimeBounds times, Rejections out) {
        BigDecimal amount = (BigDecimal) value;
        if (amount.signum() < 0) {
            field.reject(out, RejectionReason.AMOUNT_NOT_POSITIVE, "is negative: send the amount without a sign");
        } else if (amount.compareTo(amountMax) > 0) {
            field.reject(
                    out,
                    RejectionReason.AMOUNT_TOO_LARGE,
                    "is more than " + amountMax + ": send the currency's main unit with " + SCALE + " decimal places");
        } else if (amount.scale() > SCALE && amount.stripTrailingZeros().scale() > SCALE) {
            field.reject(
                    out,
                    RejectionReason.AMOUNT_TOO_PRECISE,
                    "has more than " + SCALE + " decimal places: round it where it is made");
        }
    }
}
