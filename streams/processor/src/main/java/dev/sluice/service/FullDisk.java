package dev.sluice.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * A disk that has no room left for the state. It damages nothing: what could not be written is in Kafka, so there is nothing to
 * remove, and nothing to be done by an instance but to end until somebody has made room.
 */
final class FullDisk {

    /** What Linux and macOS say, and what Java passes on, of a full disk and of a share of it that is used up. */
    private static final List<String> WORDS = List.of("no space left on device", "disk quota exceeded");

    private FullDisk() {}

    /** Whether a failure is that of a disk without room. */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (saysSo(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysSo(Throwable cause) {
        if (cause instanceof RocksDBException rocksDb && hasNoSpace(rocksDb.getStatus())) {
            return true;
        }
        return (cause instanceof RocksDBException || cause instanceof IOException) && hasTheWords(cause.getMessage());
    }

    private static boolean hasNoSpace(@Nullable Status status) {
        return status != null && status.getSubCode() == Status.SubCode.NoSpace;
    }

    private static boolean hasTheWords(@Nullable String message) {
        return message != null && WORDS.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains);
    }

    /**
     * What happened, where, and what to do.
     *
     * @param stateDirectory what lies on the disk
     */
    static String message(Path stateDirectory) {
        return "there is no room left on the disk of the state directory " + stateDirectory.toAbsolutePath()
                + ": make room there, and start the instance again if nothing does. Nothing is lost: the state is in Kafka too, and"
                + " other instances, or this one after its start, decide what was not decided";
    }
}
