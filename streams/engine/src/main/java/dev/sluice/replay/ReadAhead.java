package dev.sluice.replay;

import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.SourceItem;
import org.jspecify.annotations.Nullable;

/** Reads, maps and checks the next events in a thread of its own while those before are being decided. */
final class ReadAhead implements AutoCloseable {

    private final EventSource source;
    private final HandOver<SourceItem> handOver = new HandOver<>();
    private final Thread thread;
    private volatile @Nullable RuntimeException failure;

    /**
     * Starts to read.
     *
     * @param source the events, read by nobody else before this is closed; stays open
     */
    ReadAhead(EventSource source) {
        this.source = source;
        this.thread = new Thread(this::readAll, "replay-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The next item, or null after the last one.
     *
     * @throws RuntimeException whatever ended the reading early, after everything that was read before
     */
    @Nullable
    SourceItem next() throws InterruptedException {
        SourceItem item = handOver.take();
        RuntimeException cause = failure;
        if (item == null && cause != null) {
            throw cause;
        }
        return item;
    }

    private void readAll() {
        try {
            try {
                for (SourceItem item = source.next(); item != null; item = source.next()) {
                    handOver.give(item);
                }
            } catch (RuntimeException e) {
                failure = e;
            }
            handOver.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops reading, wherever it is, and returns when the source is free. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
