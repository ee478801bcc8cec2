package dev.sluice.rules;

import dev.sluice.contract.QuarantinedEntity;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule puts into quarantine when it hits.
 *
 * @param entity which of the payment's entities; never UNKNOWN
 * @param duration for how long, in event time; more than zero, at most {@link #DURATION_MAX}
 */
public record Quarantine(QuarantinedEntity entity, Duration duration) {

    /** Longer than that is for people to decide. */
    public static final Duration DURATION_MAX = Duration.ofDays(90);

    private static final Pattern FORM = Pattern.compile("(device|terminal|merchant) ([0-9]{1,4})(m|h|d)");

    /** Refuses what is nobody's quarantine, and one that never begins or hardly ends. */
    public Quarantine {
        Objects.requireNonNull(duration, "duration");
        if (entity == QuarantinedEntity.UNKNOWN) {
            throw new IllegalArgumentException("a quarantine is of a device, a terminal or a merchant");
        }
        if (duration.isZero() || duration.isNegative() || duration.compareTo(DURATION_MAX) > 0) {
            throw new IllegalArgumentException(
                    "a quarantine lasts more than zero and at most " + DURATION_MAX + ", not " + duration);
        }
    }

    /** The quarantine that a rule states, for instance {@code terminal 24h}; empty if the text is none. */
    public static Optional<Quarantine> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(2));
        Duration duration = switch (matcher.group(3)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        boolean isSensible = !duration.isZero() && duration.compareTo(DURATION_MAX) <= 0;
        return isSensible
                ? Optional.of(new Quarantine(
                        QuarantinedEntity.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), duration))
                : Optional.empty();
    }
}
