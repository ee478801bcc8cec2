package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with files under src/test/resources; run the tests with {@code -Dgolden.update=true} to write them anew. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/dev/sluice/decision");

    private Golden() {}

    static void assertSame(String fileName, String actual) throws IOException {
        Path file = FOLDER.resolve(fileName);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
    }
}
