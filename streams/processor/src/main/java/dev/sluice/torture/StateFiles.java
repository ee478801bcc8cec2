package dev.sluice.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The files of a directory that nobody is using. */
final class StateFiles {

    private static final int CORRUPTED_BYTES_MAX = 512;

    private StateFiles() {}

    /** Removes a directory and everything in it; one that is not there is as good as removed. */
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files in " + directory + " could not be removed", e);
        }
    }

    /**
     * Writes other bytes into the middle of one of the files, as a failing disk would.
     *
     * @param directory the directory
     * @param random chooses the file and the bytes
     * @return the file, relative to the directory
     * @throws IllegalStateException if there is no file with anything in it
     */
    static Path corrupt(Path directory, Random random) {
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> files = found.filter(StateFiles::holdsSomething).sorted().toList();
            if (files.isEmpty()) {
                throw new IllegalStateException("there is nothing to corrupt in " + directory);
            }
            Path file = files.get(random.nextInt(files.size()));
            overwrite(file, random);
            return directory.relativize(file);
        } catch (IOException e) {
            throw new UncheckedIOException("no file in " + directory + " could be corrupted", e);
        }
    }

    private static boolean holdsSomething(Path path) {
        try {
            return Files.isRegularFile(path) && Files.size(path) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be looked at", e);
        }
    }

    private static void overwrite(Path file, Random random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long size = channel.size();
            byte[] bytes = new byte[(int) Math.min(CORRUPTED_BYTES_MAX, size)];
            random.nextBytes(bytes);
            channel.write(ByteBuffer.wrap(bytes), (size - bytes.length) / 2);
        }
    }
}
