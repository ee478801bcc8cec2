package dev.sluice.ingest;

import java.time.Instant;

/**
 * A point in time. When something happened is bounded by the limits; when something else began that an event only
 * mentions, such as an account, may be long ago; and some things, such as expiry, may lie ahead.
 */
final class TimeCheck implements FieldCheck {
    private static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("2200-01-01T00:00:00Z");

    private final FieldName field;
    private final boolean happened;
    private final boolean mayLieAhead;

    TimeCheck(FieldName field, boolean happened, boolean mayLieAhead) {
        this.field = field;
        this.happened = happened;
        this.mayLieAhead = mayLieAhead;
    }

    @Override
    public void check(Object value, TimeBounds times, Rejections out) {
        Instant time = (Instant) value;
        Instant earliest = happened ? times.earliest() : LONG_AGO;
        Instant latest = mayLieAhead ? FAR_AHEAD : times.latest();
        if (time.isAfter(latest)) {
            field.reject(
                    out,
                    RejectionReason.TIME_IN_FUTURE,
                    "is " + time + ", after " + latest
                            + ": set the sender's clock right, and send milliseconds since 1970 in UTC");
        } else if (time.isBefore(earliest)) {
            field.reject(
                    out,
                    RejectionReason.TIME_TOO_OLD,
                    "is " + time + ", before " + earliest
                            + ": set the sender's clock right, and send milliseconds since 1970 in UTC");
        }
    }
}
