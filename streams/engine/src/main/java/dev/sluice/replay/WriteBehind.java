package dev.sluice.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes results in a thread of its own while the next ones are being made. */
final class WriteBehind implements AutoCloseable {

    private final HandOver<Result> handOver = new HandOver<>();
    private final ReplayFiles files;
    private final Thread thread;
    private volatile @Nullable Exception failure;

    /** What can be written. */
    @FunctionalInterface
    interface Result {

        /** Writes it to where it belongs. */
        void writeTo(ReplayFiles files) throws IOException;
    }

    /**
     * Starts to wait for results.
     *
     * @param files where they go, used by nobody else before this is closed; stay open
     */
    WriteBehind(ReplayFiles files) {
        this.files = files;
        this.thread = new Thread(this::writeAll, "replay-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Has a result written, some time later and after those before it.
     *
     * @throws IOException if one before it could not be written
     */
    void write(Result result) throws IOException, InterruptedException {
        requireNoFailure();
        handOver.give(result);
    }

    private void writeAll() {
        try {
            for (Result result = handOver.take(); result != null; result = handOver.take()) {
                // After a failure the rest is taken and dropped, so that nobody waits for room.
                if (failure == null) {
                    write(result, files);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Result result, ReplayFiles to) {
        try {
            result.writeTo(to);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    private void requireNoFailure() throws IOException {
        Exception cause = failure;
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (cause != null) {
            throw new IOException(cause.getMessage(), cause);
        }
    }

    /**
     * Returns when everything is written.
     *
     * @throws IOException if something could not be written
     */
    @Override
    public void close() throws IOException, InterruptedException {
        handOver.end();
        thread.join();
        requireNoFailure();
    }
}
