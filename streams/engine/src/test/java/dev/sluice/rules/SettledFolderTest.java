package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledFolderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void declareNoFeatures() throws IOException {
        Files.writeString(folder.resolve("features.yaml"), "features: {}\n");
    }

    @Test
    void what_is_known_already_is_no_change() {
        SettledFolder settled = SettledFolder.of(folder, RuleFiles.read(folder).contentHash());

        assertThat(settled.look()).isEmpty();
        assertThat(settled.look()).isEmpty();
    }

    @Test
    void content_that_was_the_same_at_two_looks_is_told_once() {
        SettledFolder settled = SettledFolder.unseen(folder);

        assertThat(settled.look()).isEmpty();
        assertThat(settled.look().orElseThrow().files()).contains(RuleFiles.read(folder));
        assertThat(settled.look()).isEmpty();
    }

    @Test
    void a_change_is_told_also_after_the_folder_was_left_alone_for_long() throws IOException {
        leaveAloneForLong();
        SettledFolder settled = SettledFolder.of(folder, RuleFiles.read(folder).contentHash());
        assertThat(settled.look()).isEmpty();
        assertThat(settled.look()).isEmpty();

        Files.writeString(folder.resolve("features.yaml"), "features: {} \n");

        assertThat(settled.look()).isEmpty();
        assertThat(settled.look().orElseThrow().files()).contains(RuleFiles.read(folder));
    }

    @Test
    void what_changes_from_look_to_look_is_left_until_it_does_not() throws IOException {
        SettledFolder settled = SettledFolder.of(folder, RuleFiles.read(folder).contentHash());

        Files.writeString(folder.resolve("policy.yaml"), "half");
        assertThat(settled.look()).isEmpty();
        Files.writeString(folder.resolve("policy.yaml"), "half and half");
        assertThat(settled.look()).isEmpty();

        assertThat(settled.look().orElseThrow().files()).contains(RuleFiles.read(folder));
    }

    @Test
    void a_change_that_is_taken_back_before_it_rests_is_none() throws IOException {
        SettledFolder settled = SettledFolder.of(folder, RuleFiles.read(folder).contentHash());

        Files.writeString(folder.resolve("policy.yaml"), "half");
        assertThat(settled.look()).isEmpty();
        Files.delete(folder.resolve("policy.yaml"));

        assertThat(settled.look()).isEmpty();
        assertThat(settled.look()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_read_says_why_once() throws IOException {
        SettledFolder settled = SettledFolder.of(folder, RuleFiles.read(folder).contentHash());
        Files.writeString(folder.resolve("feature.yaml"), "");

        assertThat(settled.look()).isEmpty();
        SettledFolder.Content content = settled.look().orElseThrow();

        assertThat(content.files()).isEmpty();
        assertThat(content.findings())
                .singleElement()
                .matches(finding -> finding.file().equals("feature.yaml"));
        assertThat(settled.look()).isEmpty();
    }

    private void leaveAloneForLong() throws IOException {
        FileTime longAgo = FileTime.from(Instant.now().minusSeconds(3_600));
        Files.setLastModifiedTime(folder.resolve("features.yaml"), longAgo);
        Files.setLastModifiedTime(folder, longAgo);
    }
}
