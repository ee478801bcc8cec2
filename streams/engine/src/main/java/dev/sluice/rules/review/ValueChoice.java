package dev.sluice.rules.review;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts, words or truths that conditions leave for one operand. */
final class ValueChoice {

    /** Null: all values that there are. */
    private @Nullable Set<Object> allowed;

    private final Set<Object> excluded = new HashSet<>();

    /** @param all all values that there are, or null if they cannot be counted */
    ValueChoice(@Nullable Collection<?> all) {
        allowed = all == null ? null : new HashSet<>(all);
    }

    ValueChoice(ValueChoice other) {
        allowed = other.allowed == null ? null : new HashSet<>(other.allowed);
        excluded.addAll(other.excluded);
    }

    /** Leaves only these. */
    void narrowTo(Collection<?> values) {
        if (allowed == null) {
            allowed = new HashSet<>(values);
        } else {
            allowed.retainAll(values);
        }
    }

    /** Leaves all but these. */
    void exclude(Collection<?> values) {
        excluded.addAll(values);
    }

    /** Whether a value is among what is left. */
    boolean allows(Object value) {
        return (allowed == null || allowed.contains(value)) && !excluded.contains(value);
    }

    /** Whether nothing else than these is left. */
    boolean isWithin(Collection<?> values) {
        return allowed != null && allowed.stream().filter(this::allows).allMatch(values::contains);
    }

    /** Whether no value is left for certain. */
    boolean isEmpty() {
        return allowed != null && allowed.stream().noneMatch(this::allows);
    }
}
