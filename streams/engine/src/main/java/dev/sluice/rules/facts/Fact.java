package dev.sluice.rules.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What all facts can compute: how far a moment lies from the transaction. */
public abstract sealed class Fact permits Transaction, Device, Terminal, Merchant {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Instant eventTime;

    Fact(Instant eventTime) {
        this.eventTime = eventTime;
    }

    /** Event time of the transaction. */
    final Instant eventTime() {
        return eventTime;
    }

    /** Day of the transaction, UTC. */
    final LocalDate eventDate() {
        return LocalDate.ofInstant(eventTime, ZoneOffset.UTC);
    }

    /** Minutes from the moment to the transaction; negative if it lies after it; NaN if the moment is null. */
    @Meaning("Minutes from that moment to the transaction; negative: after it. No value if the moment is not known.")
    public final double minutesSince(@Nullable Instant moment) {
        return moment == null ? Double.NaN : Duration.between(moment, eventTime).toMillis() / MILLIS_PER_MINUTE;
    }

    /** Hours from the moment to the transaction; negative if it lies after it; NaN if the moment is null. */
    @Meaning("Hours from that moment to the transaction; negative: after it. No value if the moment is not known.")
    public final double hoursSince(@Nullable Instant moment) {
        return minutesSince(moment) / 60;
    }

    /** Days of 24 hours from the moment to the transaction; negative if it lies after it; NaN if the moment is null. */
    @Meaning("Days from that moment or date to the transaction; negative: after it. No value if it is not known.")
    public final double daysSince(@Nullable Instant moment) {
        return hoursSince(moment) / 24;
    }

    /** Whole days from the date to the transaction's day in UTC; negative if it lies after it; NaN if it is null. */
    public final double daysSince(@Nullable LocalDate date) {
        return date == null ? Double.NaN : ChronoUnit.DAYS.between(date, eventDate());
    }
}
