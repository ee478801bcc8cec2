package dev.sluice.replay.source;

import org.jspecify.annotations.Nullable;

/** Events in the order in which they arrive. For one thread. */
public interface EventSource extends AutoCloseable {

    /**
     * The next event or row that is none.
     *
     * @return null after the last one
     * @throws UnreadableFileException if the file cannot be read any further
     */
    @Nullable
    SourceItem next();

    @Override
    void close();
}
