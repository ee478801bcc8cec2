package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No mistake hides another one, and none is told again as a mistake of what builds on it. */
class EverythingAtOnceTest {

    private static final String HEAD = """
            prefix,FRD-LIM
            entity,account
            owner,card-fraud
            severity,medium
            lifecycle,live
            technique,F1018
            outcome,challenge
            reason,The amount is beyond what is usual there
            """;

    @TempDir
    private Path folder;

    @Test
    void a_file_that_does_not_belong_stands_beside_what_is_wrong_in_the_others() throws IOException {
        write(Rules.none().rule("R-1", "draft", "Device(rootd == true)").files());
        Files.writeString(folder.resolve("notes.txt"), "to do");

        assertThat(FolderReading.of(folder).check())
                .extracting(Finding::file, Finding::message)
                .containsExactly(
                        tuple("device/R-1.drl", "Device has no field 'rootd'"),
                        tuple("notes.txt", "this file does not belong in a rules folder"));
    }

    @Test
    void what_an_editor_left_behind_keeps_nothing_from_being_used() throws IOException {
        RuleFiles files =
                Rules.none().rule("R-1", "draft", "Device(rooted == true)").files();
        write(files);
        Files.writeString(folder.resolve("device/R-1.drl~"), "rule");

        FolderReading reading = FolderReading.of(folder);

        assertThat(reading.check())
                .containsExactly(Finding.warning(
                        "device/R-1.drl~",
                        0,
                        0,
                        "this is left out: an editor seems to have left it behind",
                        "remove it"));
        assertThat(reading.files()).isEqualTo(files);
    }

    @Test
    void features_that_cannot_be_read_are_told_once_and_rules_are_checked_all_the_same() {
        RuleFiles files = Rules.none()
                .with(RuleFiles.FEATURES, "features:\n\taccount_count_1h:\n")
                .rule("R-1", "draft", "Velocity(account_count_1h > 5)\n    Device(rootd == true)")
                .rule("R-2", "draft", "Velocity(account_count_1h > 5)")
                .with("device/R-2.cases.yaml", "cases: [{name: many, expect: hit, velocity: {account_count_1h: 6}}]")
                .files();

        assertThat(FolderReading.of(files).check())
                .extracting(Finding::file, Finding::line)
                .containsExactly(tuple("device/R-1.drl", 10), tuple("features.yaml", 2));
    }

    @Test
    void a_list_that_cannot_be_read_is_told_once() throws IOException {
        write(Rules.none()
                .rule("R-1", "draft", "Transaction(merchantId in (list(\"watch_merchants\")))")
                .files());
        Files.write(folder.resolve("lists/watch_merchants.csv"), new byte[] {(byte) 0xff, 0});

        assertThat(FolderReading.of(folder).check())
                .extracting(Finding::file, Finding::message)
                .containsExactly(tuple("lists/watch_merchants.csv", "the file is no plain UTF-8 text"));
    }

    @Test
    void the_cases_of_a_rule_with_mistakes_are_read() {
        RuleFiles files = Rules.none()
                .rule("R-1", "draft", "Device(rootd == true)")
                .with("device/R-1.cases.yaml", "cases: [{name: any, expect: hti, device: {rooted: true}}]")
                .files();

        assertThat(FolderReading.of(files).check())
                .extracting(Finding::file)
                .containsExactly("device/R-1.cases.yaml", "device/R-1.drl");
    }

    @Test
    void a_row_with_mistakes_is_one_that_cases_can_name_and_a_row_that_is_not_there_is_none() {
        RuleFiles files = Rules.none()
                .with("tables/limits.csv", HEAD + "no,Transaction: amount >=,score\n001,much,0.4\n002,500,2\n")
                .with("tables/limits.cases.yaml", """
                        cases:
                          - {name: one, rule: FRD-LIM-001, expect: hit, transaction: {amount: 500}}
                          - {name: two, rule: FRD-LIM-009, expect: hit, transaction: {amount: 500}}
                        """)
                .files();

        assertThat(FolderReading.of(files).check())
                .extracting(Finding::file, Finding::line)
                .containsExactly(
                        tuple("tables/limits.cases.yaml", 3),
                        tuple("tables/limits.csv", 10),
                        tuple("tables/limits.csv", 11));
    }

    @Test
    void a_rule_that_runs_without_a_file_of_cases_is_told_that_the_file_is_missing() {
        assertThat(FolderReading.of(Rules.one("Device(rooted == true)")).check())
                .extracting(Finding::file, Finding::message)
                .containsExactly(tuple("device/R-1.cases.yaml", "the file is missing: rules that run need cases"));
    }

    @Test
    void two_rules_with_one_id_are_not_said_to_have_the_conditions_of_each_other() {
        RuleFiles files = RuleFiles.of(Map.of("account/R-1.drl", rule("R-1"), "device/R-1.drl", rule("R-1")));

        assertThat(FolderReading.of(files).review(Instant.parse("2026-06-01T00:00:00Z"), Set.of()))
                .isEmpty();
    }

    private static byte[] rule(String id) {
        return Rules.text(id, "live", "", "Device(rooted == true)", "block(0.9);")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void write(RuleFiles files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
