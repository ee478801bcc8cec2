package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRootTest {

    @TempDir
    private Path directory;

    @Test
    void a_folder_in_a_repository_is_seen_from_its_root() throws IOException {
        Files.createDirectory(directory.resolve(".git"));

        assertThat(SourceRoot.below(directory.resolve("team/rules"))).isEqualTo(Path.of("team/rules"));
    }

    @Test
    void a_folder_in_no_repository_and_beside_the_working_directory_keeps_its_whole_address() {
        assertThat(SourceRoot.below(directory.resolve("rules"))).isEqualTo(directory.resolve("rules"));
    }
}
