package dev.sluice.velocity;

import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import java.util.Optional;

/** Reads which events a feature looks at: {@code window}, {@code events} and {@code delay}. */
final class WindowReader {

    static final String WINDOW = "window";
    static final String EVENTS = "events";
    static final String DELAY = "delay";

    private final YamlFields fields;
    private final YamlNode.Scalar feature;
    private final Retention retention;

    /** @param feature the name of the feature, where findings about what is missing point to */
    WindowReader(YamlFields fields, YamlNode.Scalar feature, Retention retention) {
        this.fields = fields;
        this.feature = feature;
        this.retention = retention;
    }

    /** The window, or empty after at least one error; or without one if the entity or its retention has an error. */
    Optional<FeatureWindow> read(Optional<Entity> entity) {
        Optional<YamlNode> lengthNode = fields.node(WINDOW);
        Optional<YamlNode> eventsNode = fields.node(EVENTS);
        Optional<YamlNode> delayNode = fields.node(DELAY);
        Optional<Long> delay = delayNode.isEmpty() ? Optional.of(0L) : fields.value(DELAY, Durations::parseMillis);
        Optional<Integer> events = eventsNode.isEmpty()
                ? Optional.of(FeatureWindow.ALL_EVENTS)
                : fields.value(EVENTS, WindowReader::eventsMax);
        if (lengthNode.isEmpty() && eventsNode.isEmpty()) {
            fields.error(
                    feature,
                    "'" + feature.text() + "' does not say how far it looks back",
                    "add 'window: 24h', 'events: 10', or both");
            return Optional.empty();
        }
        Optional<Long> length = lengthNode.isPresent()
                ? fields.value(WINDOW, Durations::parsePositiveMillis)
                : eventsNode.flatMap(at -> asFarAsKept(at, entity, delay));
        if (length.isEmpty() || events.isEmpty() || delay.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FeatureWindow(length.get(), events.get(), delay.get()));
    }

    /** The last events without a window are looked for in all that is kept, which therefore must be declared. */
    private Optional<Long> asFarAsKept(YamlNode at, Optional<Entity> entity, Optional<Long> delay) {
        if (entity.isEmpty() || delay.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> kept = retention.millis(entity.get());
        if (kept.isEmpty()) {
            if (!retention.mentions(entity.get())) {
                fields.error(
                        at,
                        "'events' alone looks as far back as events are kept, and that is not declared",
                        "declare 'retention: {" + entity.get().word() + ": 30d}', or add a window");
            }
            return Optional.empty();
        }
        if (kept.get() <= delay.get()) {
            fields.error(
                    at,
                    "the delay is not shorter than the retention, so there are no events to look at",
                    "keep more, or shorten the delay");
            return Optional.empty();
        }
        return Optional.of(kept.get() - delay.get());
    }

    private static Integer eventsMax(String text) {
        try {
            int events = Integer.parseInt(text);
            if (events >= 1 && events <= FeatureWindow.EVENTS_MAX) {
                return events;
            }
        } catch (NumberFormatException e) {
            // falls through to the same complaint as a number that is out of range
        }
        throw new IllegalArgumentException("write a whole number from 1 to " + FeatureWindow.EVENTS_MAX
                + ": each of them may have to be looked at");
    }
}
