package dev.sluice.velocity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The places of all events of a history, row by row; nothing is kept as long as no event's place is known. */
final class PlaceColumn {

    private long @Nullable [] places;

    /** The place of a row, packed as {@link Place} does; {@link Place#NONE} if it is not known. */
    long place(int row) {
        return places == null ? Place.NONE : places[row];
    }

    /** The places of some rows, as a column of their own. */
    PlaceColumn copy(int from, int to) {
        PlaceColumn copy = new PlaceColumn();
        copy.places = places == null ? null : Arrays.copyOfRange(places, from, to);
        return copy;
    }

    /** Puts a place at a row, before which {@code size} rows exist; rows from there on move by one. */
    void insert(int row, int size, long place) {
        if (places == null) {
            if (place == Place.NONE) {
                return;
            }
            places = new long[size + 1];
            Arrays.fill(places, Place.NONE);
        }
        long[] grown = size < places.length ? places : Arrays.copyOf(places, size + 1 + (size >> 1));
        System.arraycopy(grown, row, grown, row + 1, size - row);
        grown[row] = place;
        places = grown;
    }

    /** Sets the place of one of {@code size} rows. */
    void set(int row, int size, long place) {
        if (places == null) {
            places = new long[size + 1];
            Arrays.fill(places, Place.NONE);
        }
        places[row] = place;
    }

    /** Forgets the first {@code count} of {@code size} rows. */
    void dropFirst(int count, int size) {
        if (count == size) {
            places = null;
        } else if (places != null) {
            System.arraycopy(places, count, places, 0, size - count);
        }
    }
}
