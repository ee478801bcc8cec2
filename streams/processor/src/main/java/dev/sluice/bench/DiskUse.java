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
 * @param brokerLogBytes what came to the logs of all topics, Kafka's own and copies included, in bytes
 */
public record DiskUse(double stateBytes, double brokerLogBytes) {

    private static final String TABLE = ".sst";

    /** The tables of RocksDB anywhere below a directory, in bytes. */
    static long ofTables(Path directory) {
        Sum sum = new Sum();
        try {
            Files.walkFileTree(directory, sum);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be looked through", e);
        }
        return sum.bytes;
    }

    /** Adds up tables. They may go while one looks, which is no failure. */
    private static final class Sum extends SimpleFileVisitor<Path> {

        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(TABLE)) {
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
