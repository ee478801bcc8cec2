package dev.sluice.rules;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a folder looks like from outside: which files there are, how long each is and when it was last written. Two stamps
 * can prove that nothing was written in between, without reading a file; a list alone may have 64 MB.
 */
final class FolderStamp {

    /** How coarse the clock of a file system may be, FAT's being the coarsest: within that, a file may be written twice unseen. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    private final Map<Path, Trace> traces;
    private final boolean isAtRest;

    private FolderStamp(Map<Path, Trace> traces, boolean isAtRest) {
        this.traces = traces;
        this.isAtRest = isAtRest;
    }

    /**
     * Looks at a folder.
     *
     * @param folder the rules folder; one that is not there or cannot be read gives a stamp that proves nothing
     * @param now the time by the clock that files are stamped with
     */
    static FolderStamp of(Path folder, Instant now) {
        Tracing tracing = new Tracing(folder);
        try {
            Files.walkFileTree(folder, tracing);
        } catch (IOException e) {
            return new FolderStamp(Map.of(), false);
        }
        Instant recent = now.minus(CLOCK_STEP);
        return new FolderStamp(
                tracing.traces,
                tracing.traces.values().stream()
                        .allMatch(trace -> trace.lastModified().toInstant().isBefore(recent)));
    }

    /** Whether nothing can have been written between an earlier stamp of the same folder and this one. */
    boolean provesNothingWrittenSince(FolderStamp earlier) {
        return earlier.isAtRest && traces.equals(earlier.traces);
    }

    /**
     * How a file or folder looks from outside.
     *
     * @param lastModified when it was last written
     * @param size in bytes
     * @param identity tells it from another one that took its place; null if the file system does not say
     */
    private record Trace(
            FileTime lastModified, long size, @Nullable Object identity) {

        private static Trace of(BasicFileAttributes attributes) {
            return new Trace(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        }
    }

    private static final class Tracing extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Map<Path, Trace> traces = new HashMap<>();

        private Tracing(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (!directory.equals(root) && isHidden(directory)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            return trace(directory, attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return isHidden(file) ? FileVisitResult.CONTINUE : trace(file, attributes);
        }

        private FileVisitResult trace(Path path, BasicFileAttributes attributes) throws IOException {
            if (traces.size() > 2 * RuleFiles.FILES_MAX) {
                throw new IOException("more files than a rules folder may have");
            }
            traces.put(path, Trace.of(attributes));
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path path) {
            return Objects.requireNonNull(path.getFileName(), "file name")
                    .toString()
                    .startsWith(".");
        }
    }
}
