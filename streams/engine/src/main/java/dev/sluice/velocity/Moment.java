package dev.sluice.velocity;

/**
 * The transaction for which features are evaluated, as the history knows it, and when it arrived: what arrived later does
 * not count for it.
 */
final class Moment {

    private final long timeMillis;
    private final long arrival;
    private final long place;
    private final long[] attributeHashes = new long[Attribute.COUNT];

    /** The transaction in a row of a history. */
    Moment(EventRows rows, int row) {
        this.timeMillis = rows.time(row);
        this.arrival = rows.arrival(row);
        this.place = rows.place(row);
        for (Attribute attribute : Attribute.all()) {
            attributeHashes[attribute.number() - 1] = rows.column(attribute).hashAt(row);
        }
    }

    /** When it took place, milliseconds since 1970 UTC. */
    long timeMillis() {
        return timeMillis;
    }

    /** Its number among all events and labels that arrived at the history. */
    long arrival() {
        return arrival;
    }

    /** Where it took place, packed as {@link Place} does; {@link Place#NONE} if that is not known. */
    long place() {
        return place;
    }

    /** Whether it has a value of each of some attributes. */
    boolean hasAll(Attributes attributes) {
        for (Attribute attribute : attributes.list()) {
            if (hash(attribute) == Hash64.NONE) {
                return false;
            }
        }
        return true;
    }

    /** Hash of its value of an attribute; {@link Hash64#NONE} if it has none. */
    long hash(Attribute attribute) {
        return attributeHashes[attribute.number() - 1];
    }
}
