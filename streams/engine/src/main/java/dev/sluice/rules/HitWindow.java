package dev.sluice.rules;

import java.util.BitSet;

/** Counts the hits among the newest transactions. Not safe for use by several threads. */
final class HitWindow {

    private final int size;
    private final BitSet hit = new BitSet();
    private int next;
    private int transactions;
    private int hits;

    /** @param size how many transactions it looks back, positive */
    HitWindow(int size) {
        this.size = size;
    }

    /** Takes a transaction in; the oldest one goes if there are more than the window holds. */
    void add(boolean isHit) {
        if (transactions == size) {
            hits -= hit.get(next) ? 1 : 0;
        } else {
            transactions++;
        }
        hit.set(next, isHit);
        hits += isHit ? 1 : 0;
        next = (next + 1) % size;
    }

    int hits() {
        return hits;
    }

    int transactions() {
        return transactions;
    }
}
