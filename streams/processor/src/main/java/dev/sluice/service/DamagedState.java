package dev.sluice.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State on disk that RocksDB cannot read, because a disk failed or a file is gone. All of it is in Kafka too, so it is removed
 * and restored; but only at a start, since other threads have their files open beside the damaged ones. Until then a note
 * lies beside the state, which survives the process.
 */
final class DamagedState {

    private static final Logger LOG = LoggerFactory.getLogger(DamagedState.class);

    private final Path note;

    /** @param streams where the state is, and under which name */
    DamagedState(StreamsSettings streams) {
        note = streams.stateDirectory().resolve(streams.applicationId() + ".damaged");
    }

    /** Whether a failure is that of a store that cannot be read or written. */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProcessorStateException && cause.getCause() instanceof RocksDBException) {
                return true;
            }
        }
        return false;
    }

    /** Remembers that the state is damaged. */
    void note() {
        try {
            Files.createDirectories(note.toAbsolutePath().getParent());
            Files.writeString(note, "");
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot be noted that the state is damaged: " + note, e);
        }
    }

    /**
     * Removes the state if it was noted to be damaged.
     *
     * @param removal removes it
     */
    void removeIfNoted(Runnable removal) {
        if (!Files.exists(note)) {
            return;
        }
        LOG.warn("The state on disk is damaged; it is removed and restored from Kafka");
        removal.run();
        try {
            Files.delete(note);
        } catch (IOException e) {
            throw new UncheckedIOException("the note that the state was damaged cannot be removed: " + note, e);
        }
    }
}
