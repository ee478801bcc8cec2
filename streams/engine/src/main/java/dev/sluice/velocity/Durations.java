package dev.sluice.velocity;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way {@code features.yaml} writes lengths of time: a whole number and a unit, for instance {@code 10m}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhdw])");
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private Durations() {}

    /**
     * The length in milliseconds, at most ten years.
     *
     * @throws IllegalArgumentException with a message that says how to write it
     */
    static long parseMillis(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("write a whole number and s, m, h, d or w, such as 10m, 24h or 30d");
        }
        long millis = Long.parseLong(matcher.group(1)) * unit(matcher.group(2)).toMillis();
        if (millis > LONGEST.toMillis()) {
            throw new IllegalArgumentException("the longest is " + LONGEST.toDays() + "d");
        }
        return millis;
    }

    /** As {@link #parseMillis}, but refuses no time at all. */
    static long parsePositiveMillis(String text) {
        long millis = parseMillis(text);
        if (millis == 0) {
            throw new IllegalArgumentException("must be longer than nothing");
        }
        return millis;
    }

    /** The shortest way to write a length of whole seconds: {@link #parseMillis} reads it again. */
    static String text(long millis) {
        for (String letter : List.of("d", "h", "m")) {
            long unit = unit(letter).toMillis();
            if (millis > 0 && millis % unit == 0) {
                return millis / unit + letter;
            }
        }
        return millis / unit("s").toMillis() + "s";
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
