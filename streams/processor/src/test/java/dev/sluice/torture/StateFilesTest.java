package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {

    @TempDir
    private Path directory;

    @Test
    void a_directory_is_deleted_with_everything_in_it() throws IOException {
        Path state = directory.resolve("state");
        Files.createDirectories(state.resolve("0_1/rocksdb"));
        Files.writeString(state.resolve("0_1/rocksdb/000001.sst"), "rows");

        StateFiles.delete(state);

        assertThat(state).doesNotExist();
    }

    @Test
    void a_directory_that_is_not_there_is_as_good_as_deleted() {
        StateFiles.delete(directory.resolve("never"));

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_corrupted_file_keeps_its_length_and_both_ends_and_is_named() throws IOException {
        byte[] before = new byte[10_000];
        Files.createDirectory(directory.resolve("0_1"));
        Files.write(directory.resolve("0_1/000001.sst"), before);
        Files.createFile(directory.resolve("0_1/.lock"));

        Path corrupted = StateFiles.corrupt(directory, new Random(7));

        assertThat(corrupted).isEqualTo(Path.of("0_1/000001.sst"));
        byte[] after = Files.readAllBytes(directory.resolve(corrupted));
        assertThat(after)
                .hasSameSizeAs(before)
                .isNotEqualTo(before)
                .startsWith(0, 0, 0)
                .endsWith(0, 0, 0);
    }

    @Test
    void where_there_is_nothing_to_corrupt_it_says_so() {
        assertThatThrownBy(() -> StateFiles.corrupt(directory, new Random(7)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing to corrupt");
    }
}
