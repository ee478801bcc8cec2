package dev.sluice.bench;

import dev.sluice.rules.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The rules that are measured, in a temporary folder: the same for all subjects, whatever is edited meanwhile. */
final class RulesFolder implements AutoCloseable {

    private final Path folder;

    private RulesFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the files. */
    static RulesFolder of(RuleFiles files) {
        try {
            Path folder = Files.createTempDirectory("sluice-rules");
            for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling(""));
                Files.write(path, file.getValue());
            }
            return new RulesFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the rules to measure cannot be written to a temporary folder", e);
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + folder + " cannot be removed", e);
        }
    }
}
