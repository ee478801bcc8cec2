package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before anything is compared. */
class VerifyCommandTest {

    private static final String NO_HOST = "nobody.invalid:9092";

    @TempDir
    private Path folder;

    @Test
    void decisions_that_are_not_there_are_the_users_error() {
        CommandRun run = verify(folder.resolve("decisions.avro"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("there is no file " + folder.resolve("decisions.avro"))
                .contains("'replay' writes decisions.avro");
    }

    @Test
    void a_table_instead_of_the_records_is_the_users_error() throws IOException {
        replay();

        CommandRun run = verify(folder.resolve("out/decisions.csv"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("cannot read " + folder.resolve("out/decisions.csv") + ", is it a decisions.avro?")
                .doesNotContain("\tat ");
    }

    @Test
    void records_that_break_off_are_the_users_error() throws IOException {
        replay();
        Path decisions = folder.resolve("out/decisions.avro");
        byte[] whole = Files.readAllBytes(decisions);
        Files.write(decisions, Arrays.copyOf(whole, whole.length - 20));

        CommandRun run = verify(decisions);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("cannot read " + decisions).doesNotContain("\tat ");
    }

    @Test
    void brokers_that_nobody_knows_return_3_and_are_named() throws IOException {
        replay();

        CommandRun run = verify(folder.resolve("out/decisions.avro"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains("the decisions at " + NO_HOST + " cannot be read")
                .contains("No resolvable bootstrap urls")
                .doesNotContain("\tat ");
    }

    private void replay() throws IOException {
        CommandRun run = HandbookCommands.replay(HandbookFiles.write(folder, 1), folder.resolve("out"));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
    }

    private static CommandRun verify(Path decisions) {
        return HandbookCommands.verify(decisions, HandbookCommands.at(NO_HOST, "http://127.0.0.1:1"));
    }
}
