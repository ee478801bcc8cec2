package dev.sluice.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with the file that holds what it should be; {@code -Dgolden.update=true} writes the file anew. */
final class Golden {

    private static final Path FILES = Path.of("src/test/resources/dev/sluice/cli/demo");

    private Golden() {}

    static void assertMatches(String fileName, String actual) throws IOException {
        Path file = FILES.resolve(fileName);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FILES);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
