package dev.sluice.rules.lists;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One list of values, some of which count only until a moment. Immutable. */
public final class RuleList {

    /** What stands for "for ever"; one object for all values that have it. */
    static final Long FOR_EVER = Long.MAX_VALUE;

    private final String name;
    private final Map<String, Long> untilMillisByValue;

    /**
     * A list.
     *
     * @param untilMillisByValue a hash map, which becomes the list's own; not one of the immutable maps, since whoever fills a
     *     list may choose values with one hash code: a hash map then looks for them in order, an immutable map tries all
     */
    RuleList(String name, Map<String, Long> untilMillisByValue) {
        this.name = name;
        this.untilMillisByValue = Collections.unmodifiableMap(untilMillisByValue);
    }

    /** Its name, as rules use it. */
    public String name() {
        return name;
    }

    /** How many values it has. */
    public int size() {
        return untilMillisByValue.size();
    }

    /** Whether the value is on the list at that moment (milliseconds since 1970); null never is. */
    public boolean contains(@Nullable String value, long atMillis) {
        Long until = value == null ? null : untilMillisByValue.get(value);
        return until != null && atMillis < until;
    }
}
