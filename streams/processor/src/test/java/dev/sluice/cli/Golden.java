package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Compares a text with the file that holds what it should be; {@code -Dgolden.update=true} writes the file anew. */
public final class Golden {

    private static final Path FILES = Path.of("src/test/resources/dev/sluice/cli");

    private Golden() {}

    /** Fails unless a text is what the file holds, by its name below the package's test resources. */
    public static void assertMatches(String fileName, String actual) throws IOException {
        Path file = FILES.resolve(fileName);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
