package dev.sluice.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands items from one thread to another in their order, many at a time since each meeting of two threads costs more than
 * an item does, and lets the giving thread wait when the taking one falls behind.
 *
 * @param <T> an item
 */
final class HandOver<T> {

    private static final int ITEMS_PER_BATCH = 256;
    private static final int BATCHES_MAX = 16;

    /** An empty batch is the end. */
    private final BlockingQueue<List<T>> batches = new ArrayBlockingQueue<>(BATCHES_MAX);

    private List<T> filling = new ArrayList<>(ITEMS_PER_BATCH);
    private Iterator<T> emptying = Collections.emptyIterator();

    /** Gives an item. */
    void give(T item) throws InterruptedException {
        filling.add(item);
        if (filling.size() == ITEMS_PER_BATCH) {
            giveBatch();
        }
    }

    /** Says that nothing comes any more. */
    void end() throws InterruptedException {
        if (!filling.isEmpty()) {
            giveBatch();
        }
        batches.put(List.of());
    }

    private void giveBatch() throws InterruptedException {
        batches.put(filling);
        filling = new ArrayList<>(ITEMS_PER_BATCH);
    }

    /** Takes the next item; null at the end, after which it must not be called again. */
    @Nullable
    T take() throws InterruptedException {
        if (!emptying.hasNext()) {
            emptying = batches.take().iterator();
        }
        return emptying.hasNext() ? emptying.next() : null;
    }
}
