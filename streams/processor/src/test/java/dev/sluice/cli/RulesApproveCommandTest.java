package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.publication.ApprovalFile;
import dev.sluice.publication.ApprovalKeys;
import dev.sluice.rules.RuleFiles;
import dev.sluice.system.ExampleRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesApproveCommandTest {

    @TempDir
    private Path directory;

    private Path rules;
    private Path key;
    private Path approval;

    @BeforeEach
    void prepare() throws IOException {
        rules = ExampleRules.copyTo(directory.resolve("rules"));
        key = directory.resolve("grace.pem");
        approval = directory.resolve("approval.json");
        ApprovalKeys.generate(key);
    }

    @Test
    void rules_are_approved_on_the_strength_of_a_replay_by_them() throws IOException {
        CommandRun run = approve("ada", "grace", replayed(rules));

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out()).contains("grace approves rule set " + hash() + " of ada");
        assertThat(ApprovalFile.read(approval).contentHash()).isEqualTo(hash());
    }

    @Test
    void a_report_of_other_rules_is_no_evidence() throws IOException {
        Path report = replayed(rules);
        ExampleRules.edit(rules, ExampleRules.AMOUNT_RULE, "The amount is", "Now the amount is");

        assertThatNothingIsApproved(approve("ada", "grace", report), "does not name rule set " + hash());
    }

    @Test
    void an_empty_report_is_no_evidence() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.txt"));

        assertThatNothingIsApproved(approve("ada", "grace", empty), "does not name rule set " + hash());
    }

    @Test
    void rules_with_an_error_are_not_approved_whatever_the_report_says() throws IOException {
        ExampleRules.edit(rules, ExampleRules.AMOUNT_RULE, "amount >", "amuont >");

        CommandRun run = approve("ada", "grace", Files.writeString(directory.resolve("forged.txt"), hash()));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out()).contains("amuont").contains("nothing was approved");
        assertThat(approval).doesNotExist();
    }

    @Test
    void rules_that_fail_a_case_are_not_approved() throws IOException {
        ExampleRules.edit(rules, ExampleRules.AMOUNT_RULE, "amount >", "amount <");

        CommandRun run = approve("ada", "grace", replayed(rules));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out()).contains("fails the case").contains("nothing was approved");
        assertThat(approval).doesNotExist();
    }

    @Test
    void nobody_approves_their_own_work_under_another_spelling() throws IOException {
        assertThatNothingIsApproved(approve("ada", "Ada ", replayed(rules)), "are one person");
    }

    private void assertThatNothingIsApproved(CommandRun run, String why) {
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains(why);
        assertThat(approval).doesNotExist();
    }

    private String hash() {
        return RuleFiles.read(rules).contentHash();
    }

    private Path replayed(Path folder) throws IOException {
        CommandRun replay =
                HandbookCommands.replayBy(folder, HandbookFiles.write(directory, 1), directory.resolve("replayed"));
        return Files.writeString(directory.resolve("report.txt"), replay.out());
    }

    private CommandRun approve(String author, String approver, Path report) {
        List<String> line = new ArrayList<>(List.of("rules", "approve", "--rules", rules.toString()));
        line.addAll(List.of("--report", report.toString(), "--key", key.toString()));
        line.addAll(List.of("--author", author, "--approver", approver, "--out", approval.toString()));
        return CommandRun.of(line.toArray(String[]::new));
    }
}
