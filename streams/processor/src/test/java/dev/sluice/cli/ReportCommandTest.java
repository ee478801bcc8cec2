package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    @Test
    void decisions_without_labels_are_the_users_error() throws IOException {
        Path decisions = Files.writeString(folder.resolve("decisions.avro"), "");

        CommandRun run = CommandRun.of("report", "--decisions", decisions.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("say where decisions and labels are").contains("--config FILE");
    }

    @Test
    void a_file_that_holds_no_decisions_is_told() throws IOException {
        Path decisions = Files.writeString(folder.resolve("decisions.avro"), "no Avro");
        Path events = Files.writeString(folder.resolve("events.jsonl"), "");

        CommandRun run =
                CommandRun.of("report", "--decisions", decisions.toString(), "--transactions", events.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("is it a decisions.avro?").doesNotContain("\tat ");
    }

    @Test
    void labels_that_come_before_their_payments_are_the_users_error() {
        CommandRun run = CommandRun.of(
                "report", "--young=-P1D", "--bootstrap", "localhost:1", "--registry", "http://localhost:1");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("--young PT-24H cannot be used");
    }
}
