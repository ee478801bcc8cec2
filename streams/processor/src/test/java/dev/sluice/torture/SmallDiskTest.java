package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskTest {

    @TempDir
    private Path directory;

    @Test
    void a_full_one_takes_not_a_byte_until_there_is_room_again() {
        assumeTrue(SmallDisk.isPossible(), "this user cannot mount");
        Path file = directory.resolve("file");

        try (SmallDisk disk = SmallDisk.mount(directory)) {
            disk.fill();
            assertThatThrownBy(() -> Files.writeString(file, "x"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");

            disk.makeRoom();
            assertThatCode(() -> Files.writeString(file, "x")).doesNotThrowAnyException();
        }
    }

    @Test
    void room_that_becomes_free_is_taken_again() throws IOException {
        assumeTrue(SmallDisk.isPossible(), "this user cannot mount");
        Path file = directory.resolve("file");

        try (SmallDisk disk = SmallDisk.mount(directory)) {
            Files.write(file, new byte[1_000_000]);
            disk.fill();
            Files.delete(file);
            disk.fill();

            assertThatThrownBy(() -> Files.writeString(file, "x")).hasMessageContaining("No space left");
        }
    }

    @Test
    void where_none_can_be_mounted_it_says_where() throws IOException {
        Path noDirectory = Files.createFile(directory.resolve("file")).resolve("below");

        assertThatThrownBy(() -> SmallDisk.mount(noDirectory))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(noDirectory.toString());
    }
}
