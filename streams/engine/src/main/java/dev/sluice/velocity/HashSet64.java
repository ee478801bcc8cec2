package dev.sluice.velocity;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A set of hashes without boxing. They stand in the order in which they came, beside a table of where: one table filled in
 * the order of another that places hashes alike would be one long queue.
 */
final class HashSet64 {

    private static final int CAPACITY_MIN = 32;

    private long[] hashes = new long[CAPACITY_MIN];
    private int size;

    /** One more than where a hash stands; 0 for a free place. */
    private short[] places = new short[2 * CAPACITY_MIN];

    int size() {
        return size;
    }

    /** Whether the hash was not there yet. At most 32,000 find room. */
    boolean add(long hash) {
        int at = placeOf(hash);
        if (places[at] != 0) {
            return false;
        }
        if (size == hashes.length) {
            grow();
            at = placeOf(hash);
        }
        hashes[size++] = hash;
        places[at] = (short) size;
        return true;
    }

    void forEach(LongConsumer consumer) {
        for (int i = 0; i < size; i++) {
            consumer.accept(hashes[i]);
        }
    }

    private int placeOf(long hash) {
        int mask = places.length - 1;
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (places[at] != 0 && hashes[places[at] - 1] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * size);
        places = new short[4 * size];
        for (int i = 0; i < size; i++) {
            places[placeOf(hashes[i])] = (short) (i + 1);
        }
    }
}
