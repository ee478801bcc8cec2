package dev.sluice.velocity;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a history a slice holds: the events that have one value of each of some attributes.
 *
 * @param attributes the attributes, at least one
 * @param values hash of their values
 */
record SliceKey(Attributes attributes, long values) {

    private static final long STEP = 0xD6E8FEB86659FD93L;

    /**
     * The slice to which an event belongs.
     *
     * @param hashes the hash of the event's value of an attribute
     * @return its key; null if the event lacks one of the attributes and so belongs to none
     */
    static @Nullable SliceKey of(Attributes attributes, ToLongFunction<Attribute> hashes) {
        long values = 0;
        for (Attribute attribute : attributes.list()) {
            long hash = hashes.applyAsLong(attribute);
            if (hash == Hash64.NONE) {
                return null;
            }
            values = mixed(values, hash);
        }
        return new SliceKey(attributes, values);
    }

    /** The slice to which the event of a row belongs; null if it belongs to none. */
    static @Nullable SliceKey of(Attributes attributes, EventRows rows, int row) {
        return of(attributes, attribute -> rows.column(attribute).hashAt(row));
    }

    private static long mixed(long values, long hash) {
        long mixed = (values ^ hash) * STEP;
        return mixed ^ (mixed >>> 32);
    }
}
