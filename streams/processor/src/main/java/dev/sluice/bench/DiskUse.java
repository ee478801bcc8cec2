package dev.sluice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What is kept on disk for each transaction.
 *
 * @param stateBytes tables of RocksDB in the state directory after an orderly end, everything that the subject was told
 *     from its start on included, in bytes
 * @param brokerLogBytes what came to the logs of all topics, internal ones of Kafka included, in bytes
 */
public record DiskUse(double stateBytes, double brokerLogBytes) {

    private static final String TABLE = ".sst";
    private static final String LOG_SEGMENT = ".log";

    /** The tables of RocksDB anywhere below a directory, in bytes. */
    static long ofTables(Path directory) {
        return below(directory, TABLE);
    }

    /** The segments of Kafka's logs anywhere below a directory, in bytes; not their indexes, which are allocated ahead. */
    static long ofLogSegments(Path directory) {
        return below(directory, LOG_SEGMENT);
    }

    private static long below(Path directory, String ending) {
        Sum sum = new Sum(ending);
        try {
            Files.walkFileTree(directory, sum);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be looked through", e);
        }
        return sum.bytes;
    }

    /** Adds up files of a kind. Brokers remove and rename files while one looks, which is no failure. */
    private static final class Sum extends SimpleFileVisitor<Path> {

        private final String ending;
        private long bytes;

        Sum(String ending) {
            this.ending = ending;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ending)) {
                bytes += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
