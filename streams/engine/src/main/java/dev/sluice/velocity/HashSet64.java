package dev.sluice.velocity;

import java.util.function.LongConsumer;

/** A set of hashes without boxing: open addressing with linear probing. */
final class HashSet64 {

    private static final int CAPACITY_MIN = 16;

    private long[] slots = new long[CAPACITY_MIN];
    private int size;

    int size() {
        return size;
    }

    /** Whether the hash, which is not {@link Hash64#NONE}, was not there yet. */
    boolean add(long hash) {
        int at = (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
        while (slots[at] != Hash64.NONE) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = hash;
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    void forEach(LongConsumer consumer) {
        for (long hash : slots) {
            if (hash != Hash64.NONE) {
                consumer.accept(hash);
            }
        }
    }

    private void grow() {
        long[] former = slots;
        slots = new long[former.length * 2];
        size = 0;
        for (long hash : former) {
            if (hash != Hash64.NONE) {
                add(hash);
            }
        }
    }
}
