package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before anything is published. */
class PublishCommandTest {

    private static final String NO_HOST = "nobody.invalid:9092";
    private static final String NO_REGISTRY = "http://127.0.0.1:1";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeTransactions() throws IOException {
        file = HandbookFiles.write(folder, 1);
    }

    @Test
    void a_batch_that_leaves_labels_no_time_is_the_users_error() {
        CommandRun run = publishAt(NO_HOST, NO_REGISTRY, "--label-delay", "P1D", "--batch-by", "P1D");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("--batch-by PT24H must be more than zero and at most half of --label-delay PT24H")
                .doesNotContain("\tat ");
    }

    @Test
    void a_duration_that_is_none_is_the_users_error() {
        CommandRun run = publishAt(NO_HOST, NO_REGISTRY, "--batch-by", "a day");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("'--batch-by'").contains("a day").doesNotContain("\tat ");
    }

    @Test
    void brokers_that_nobody_knows_return_3_and_are_named() {
        CommandRun run = publishAt(NO_HOST, NO_REGISTRY);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains("the brokers at " + NO_HOST)
                .contains("No resolvable bootstrap urls")
                .doesNotContain("\tat ");
    }

    @Test
    void a_broker_without_a_port_is_the_users_error() {
        CommandRun run = publishAt("broker", NO_REGISTRY);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("--bootstrap broker")
                .contains("HOST:PORT")
                .doesNotContain("\tat ");
    }

    @Test
    void a_registry_that_is_no_url_is_the_users_error() {
        CommandRun run = publishAt(NO_HOST, "registry");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("--registry registry cannot be used").doesNotContain("\tat ");
    }

    @Test
    void a_mapping_without_its_column_is_told_before_any_broker_is_asked() {
        CommandRun run = publishAt(NO_HOST, NO_REGISTRY, "--label-column", "TX_FRUAD");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("did you mean 'TX_FRAUD'?").doesNotContain(NO_HOST);
    }

    private CommandRun publishAt(String bootstrap, String registry, String... more) {
        return HandbookCommands.publish(file, HandbookCommands.at(bootstrap, registry, more));
    }
}
