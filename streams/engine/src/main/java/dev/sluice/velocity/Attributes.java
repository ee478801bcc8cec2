package dev.sluice.velocity;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several attributes together, in which events can be the same.
 *
 * @param list the attributes, each once, in the order of their numbers
 * @param mask the same as a number: bit {@code n} is set for the attribute with number {@code n}
 */
record Attributes(List<Attribute> list, long mask) {

    static final Attributes NONE = new Attributes(List.of(), 0);

    static Attributes of(Collection<Attribute> attributes) {
        long mask = 0;
        for (Attribute attribute : attributes) {
            mask |= 1L << attribute.number();
        }
        return of(mask);
    }

    /** The attributes of a {@link #mask()}; what this release does not know of it is left out. */
    static Attributes of(long mask) {
        List<Attribute> list = Attribute.all().stream()
                .filter(attribute -> (mask & 1L << attribute.number()) != 0)
                .toList();
        return new Attributes(list, mask);
    }

    /** By the mask alone, which says all: slices are looked up by it for every event. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes attributes && attributes.mask == mask;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(mask);
    }

    boolean isEmpty() {
        return mask == 0;
    }

    Attributes and(Attributes others) {
        return of(mask | others.mask);
    }
}
