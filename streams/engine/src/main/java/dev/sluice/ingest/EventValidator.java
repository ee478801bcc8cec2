package dev.sluice.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an event may enter. Safe for use by many threads.
 *
 * @param <T> the kind of event
 */
public interface EventValidator<T> {

    /** Returns all that is wrong with the event, in the order of its fields; empty if it may enter. Unmodifiable. */
    List<Rejection> validate(T event);

    /**
     * Like {@link #validate(Object)}, and holds that the record's key is the entity that the event names: under another
     * key it would meet another entity's state.
     *
     * @param key the record's key; null if it has none
     * @param event the record's value
     */
    List<Rejection> validateKeyed(@Nullable String key, T event);

    /**
     * Lets the event pass or refuses it.
     *
     * @param key the record's key; null if it has none
     * @param event the record's value
     * @throws RejectedEventException if anything is wrong with it
     */
    default void require(@Nullable String key, T event) {
        List<Rejection> rejections = validateKeyed(key, event);
        if (!rejections.isEmpty()) {
            throw new RejectedEventException(rejections);
        }
    }
}
