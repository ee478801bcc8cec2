package dev.sluice.ingest;

import java.time.LocalDate;

/** A calendar day that somebody could have meant. */
final class DateCheck implements FieldCheck {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final FieldName field;

    DateCheck(FieldName field) {
        this.field = field;
    }

    @Override
    public void check(Object value, TimeBounds times, Rejections out) {
        LocalDate day = (LocalDate) value;
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            field.reject(
                    out,
                    RejectionReason.OUT_OF_RANGE,
                    "is " + day + ": send days since 1970-01-01 of a day from " + EARLIEST + " to " + LATEST);
        }
    }
}
