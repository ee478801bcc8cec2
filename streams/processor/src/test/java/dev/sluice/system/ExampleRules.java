package dev.sluice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of the handbook's rules, to be changed: they are few, and compiled in a moment. */
public final class ExampleRules {

    /** A rule about the amount alone. */
    public static final String AMOUNT_RULE = "account/HBK-ACC-001.drl";

    private static final Path EXAMPLE = Path.of("../../docs/examples/handbook-rules");

    private ExampleRules() {}

    /** Copies the handbook's rules to a folder that does not exist yet. */
    public static Path copyTo(Path folder) {
        return copy(EXAMPLE, folder);
    }

    /** Copies any folder of rules to one that does not exist yet. */
    static Path copy(Path rules, Path folder) {
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(rules.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rules could not be copied", e);
        }
        return folder;
    }

    /** Changes the text of a file of a copy. */
    public static void edit(Path folder, String file, String before, String after) {
        try {
            Path path = folder.resolve(file);
            String text = Files.readString(path);
            if (!text.contains(before)) {
                throw new IllegalStateException(file + " does not say " + before);
            }
            Files.writeString(path, text.replace(before, after));
        } catch (IOException e) {
            throw new UncheckedIOException("the rule could not be changed", e);
        }
    }
}
