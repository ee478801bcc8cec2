package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stamp proves that nothing was written only where that is sure. */
class FolderStampTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(60);

    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void writeTheFilesLongAgo() throws IOException {
        list = Files.createDirectory(folder.resolve("lists")).resolve("known.csv");
        Files.writeString(list, "value\none\n");
        nothingWasWrittenSince(LONG_AGO);
    }

    @Test
    void a_folder_that_was_left_alone_is_proved_to_be_the_same() {
        FolderStamp earlier = stamp();

        assertThat(stamp().provesNothingWrittenSince(earlier)).isTrue();
    }

    @Test
    void a_file_that_was_written_anew_is_seen_although_it_is_as_long_as_before() throws IOException {
        FolderStamp earlier = stamp();

        Files.writeString(list, "value\ntwo\n");
        Files.setLastModifiedTime(list, FileTime.from(LONG_AGO.plusSeconds(1)));

        assertThat(stamp().provesNothingWrittenSince(earlier)).isFalse();
    }

    @Test
    void a_file_that_took_the_place_of_another_is_seen_although_it_looks_the_same() throws IOException {
        FolderStamp earlier = stamp();

        Path other = Files.writeString(folder.resolve("lists/.other"), "value\ntwo\n");
        Files.move(other, list, StandardCopyOption.REPLACE_EXISTING);
        nothingWasWrittenSince(LONG_AGO);

        assertThat(stamp().provesNothingWrittenSince(earlier)).isFalse();
    }

    @Test
    void a_file_that_is_gone_is_seen() throws IOException {
        FolderStamp earlier = stamp();

        Files.delete(list);
        nothingWasWrittenSince(LONG_AGO);

        assertThat(stamp().provesNothingWrittenSince(earlier)).isFalse();
    }

    @Test
    void what_was_written_a_moment_ago_may_be_written_again_at_the_same_time() throws IOException {
        Files.setLastModifiedTime(list, FileTime.from(NOW.minusSeconds(1)));
        FolderStamp earlier = stamp();

        assertThat(stamp().provesNothingWrittenSince(earlier)).isFalse();
    }

    @Test
    void what_an_editor_hides_does_not_count() throws IOException {
        FolderStamp earlier = stamp();

        Files.writeString(folder.resolve("lists/.known.csv.swp"), "");
        nothingWasWrittenSince(LONG_AGO);

        assertThat(stamp().provesNothingWrittenSince(earlier)).isTrue();
    }

    @Test
    void a_folder_that_is_not_there_proves_nothing() {
        FolderStamp earlier = FolderStamp.of(folder.resolve("none"), NOW);

        assertThat(FolderStamp.of(folder.resolve("none"), NOW).provesNothingWrittenSince(earlier))
                .isFalse();
    }

    private FolderStamp stamp() {
        return FolderStamp.of(folder, NOW);
    }

    private void nothingWasWrittenSince(Instant time) throws IOException {
        for (Path path : new Path[] {list, folder.resolve("lists"), folder}) {
            if (Files.exists(path)) {
                Files.setLastModifiedTime(path, FileTime.from(time));
            }
        }
    }
}
