package dev.sluice.cli;

import static dev.sluice.cli.HandbookCommands.publish;
import static dev.sluice.cli.HandbookCommands.replay;
import static dev.sluice.cli.HandbookCommands.verify;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How commands that meet a running system are told which one. */
class ClusterOptionsTest {

    @TempDir
    private Path folder;

    private Path transactions;
    private Path decisions;

    @BeforeEach
    void replayTransactions() throws IOException {
        transactions = HandbookFiles.write(folder, 1);
        CommandRun run = replay(transactions, folder.resolve("out"));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        decisions = folder.resolve("out/decisions.avro");
    }

    @Test
    void the_client_options_of_a_configuration_reach_what_publishes() throws IOException {
        CommandRun run = publish(transactions, "--config", configuration().toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains("the brokers at localhost:9092 do not do what was asked")
                .contains("no-truststore.jks")
                .doesNotContain("\tat ");
    }

    @Test
    void the_client_options_of_a_configuration_reach_what_verifies() throws IOException {
        CommandRun run = verify(decisions, "--config", configuration().toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains("the decisions at localhost:9092 cannot be read")
                .contains("no-truststore.jks")
                .doesNotContain("\tat ");
    }

    @Test
    void a_wrong_configuration_is_shown_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("sluice.yaml"), "kafka:\n  bootstrapServer: localhost:9092\n");

        CommandRun run = verify(decisions, "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains(file + ":2:3: error: unknown name 'kafka.bootstrapServer'");
    }

    @Test
    void a_cluster_that_is_said_twice_is_the_users_error() throws IOException {
        CommandRun run = verify(decisions, "--config", configuration().toString(), "--bootstrap", "localhost:9092");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("leave out --bootstrap and --registry");
    }

    @Test
    void a_cluster_that_is_not_said_is_the_users_error() {
        CommandRun run = publish(transactions, "--bootstrap", "localhost:9092");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("it is not said which cluster")
                .contains("--config FILE")
                .contains("--bootstrap HOST:PORT")
                .contains("--registry URL");
    }

    /** Its truststore is not there, which a client notices before it connects. */
    private Path configuration() throws IOException {
        return Files.writeString(folder.resolve("sluice.yaml"), """
                kafka:
                  bootstrapServers: localhost:9092
                  client:
                    security.protocol: SSL
                    ssl.truststore.location: no-truststore.jks
                registry:
                  schema.registry.url: http://localhost:8081
                """);
    }
}
