package dev.sluice.replay.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** How a file writes points in time. */
final class TimeFormat {

    /** ISO 8601, in UTC where the text names no offset. */
    static final Conversion ISO = iso(ZoneOffset.UTC);

    private static final int MILLIS_DIGITS = 3;

    private TimeFormat() {}

    /**
     * The conversion of a format.
     *
     * @param format {@code iso}, {@code epochSeconds}, {@code epochMillis}, or a pattern of
     *     {@link DateTimeFormatter} such as {@code yyyy-MM-dd HH:mm:ss}
     * @param zone of times that do not name their own
     * @throws IllegalArgumentException if the pattern is not valid
     */
    static Conversion of(String format, ZoneId zone) {
        return switch (format) {
            case "iso" -> iso(zone);
            case "epochSeconds" -> text -> epoch(text, MILLIS_DIGITS);
            case "epochMillis" -> text -> epoch(text, 0);
            default -> pattern(format, zone);
        };
    }

    private static Conversion iso(ZoneId zone) {
        return parsing(DateTimeFormatter.ISO_DATE_TIME, zone, "2024-01-31T23:59:00Z");
    }

    private static Conversion pattern(String pattern, ZoneId zone) {
        DateTimeFormatter formatter;
        try {
            // Strict, or the 31st of February would pass; then the usual 'yyyy', year of an era, needs an era.
            formatter = new DateTimeFormatterBuilder()
                    .appendPattern(pattern)
                    .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("write iso, epochSeconds, epochMillis or a pattern such as"
                    + " yyyy-MM-dd HH:mm:ss (" + e.getMessage() + ")");
        }
        return parsing(formatter, zone, pattern);
    }

    private static Conversion parsing(DateTimeFormatter formatter, ZoneId zone, String example) {
        return text -> {
            try {
                return Conversions.millis(instant(formatter.parse(text), zone));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("write a time like " + example, e);
            }
        };
    }

    private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        if (parsed.isSupported(ChronoField.SECOND_OF_DAY)) {
            return LocalDateTime.from(parsed).atZone(zone).toInstant();
        }
        return LocalDate.from(parsed).atStartOfDay(zone).toInstant();
    }

    private static Instant epoch(String text, int digits) {
        try {
            return Instant.ofEpochMilli(
                    new BigDecimal(text).movePointRight(digits).toBigInteger().longValueExact());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("write the number since 1970-01-01T00:00:00Z", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("no calendar reaches that far", e);
        }
    }
}
