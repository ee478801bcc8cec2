package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.finding.FindingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aFolderWithOneRule() throws IOException {
        write("device/FRD-DEV-001.drl", "rule");
        write("features.yaml", "features: {}");
    }

    @Test
    void the_same_files_have_the_same_hash_wherever_they_lie() throws IOException {
        RuleFiles read = RuleFiles.read(folder);

        assertThat(RuleFiles.of(read.contents())).isEqualTo(read);
        assertThat(read.contentHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void any_changed_byte_and_any_renamed_file_changes_the_hash() throws IOException {
        String before = RuleFiles.read(folder).contentHash();

        write("device/FRD-DEV-001.drl", "rulf");
        String changed = RuleFiles.read(folder).contentHash();
        Files.move(folder.resolve("device/FRD-DEV-001.drl"), folder.resolve("device/FRD-DEV-002.drl"));
        String renamed = RuleFiles.read(folder).contentHash();

        assertThat(before).isNotEqualTo(changed);
        assertThat(changed).isNotEqualTo(renamed);
    }

    @Test
    void examples_markdown_schemas_and_hidden_files_are_no_part_of_it() throws IOException {
        String before = RuleFiles.read(folder).contentHash();

        write("README.md", "text");
        write("features.schema.json", "text");
        write(".hidden", "text");
        write("examples/mapping.yaml", "text");

        assertThat(RuleFiles.read(folder).contentHash()).isEqualTo(before);
    }

    @Test
    void a_file_whose_name_does_not_belong_is_refused_by_name() throws IOException {
        write("device/frd-dev-002.drl", "rule");
        write("feature.yaml", "features: {}");

        assertThatThrownBy(() -> RuleFiles.read(folder))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("device/frd-dev-002.drl: error")
                .hasMessageContaining("feature.yaml: error");
    }

    @Test
    void a_symbolic_link_is_refused_since_it_could_point_anywhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("device/FRD-DEV-002.drl"), folder.resolve("device/FRD-DEV-001.drl"));

        assertThatThrownBy(() -> RuleFiles.read(folder)).hasMessageContaining("no links");
    }

    @Test
    void a_file_that_is_too_large_is_refused_unread() throws IOException {
        write("policy.yaml", "x".repeat(RuleFiles.FILE_BYTES_MAX + 1));

        assertThatThrownBy(() -> RuleFiles.read(folder))
                .hasMessageContaining("policy.yaml")
                .hasMessageContaining("bytes");
    }

    @Test
    void bytes_that_are_no_text_and_characters_that_turn_the_reading_direction_are_refused() {
        Map<String, byte[]> binary = Map.of("policy.yaml", new byte[] {(byte) 0xff, 0});
        Map<String, byte[]> turning = Map.of("policy.yaml", "a\u202eb".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> RuleFiles.of(binary)).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> RuleFiles.of(turning)).hasMessageContaining("UTF-8");
    }

    @Test
    void a_path_that_leaves_the_folder_is_refused() {
        Map<String, byte[]> outside = Map.of("../FRD-DEV-001.drl", new byte[0]);

        assertThatThrownBy(() -> RuleFiles.of(outside)).isInstanceOf(FindingsException.class);
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> RuleFiles.read(folder.resolve("nowhere"))).hasMessageContaining("nowhere");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
