package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigOptionTest {

    @TempDir
    private Path directory;

    @Test
    void a_wrong_configuration_is_shown_with_its_line_and_what_was_meant() throws IOException {
        Path file = directory.resolve("sluice.yaml");
        Files.writeString(file, """
                kafka:
                  bootstrapServer: localhost:9092
                registry:
                  schema.registry.url: http://localhost:8081
                """);

        CommandRun run = CommandRun.of("run", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains(file + ":2:3: error: unknown name 'kafka.bootstrapServer'")
                .contains("    2 |   bootstrapServer: localhost:9092")
                .contains("      |   ^")
                .contains("did you mean 'bootstrapServers'?")
                .doesNotContain("\tat ");
    }

    @Test
    void a_configuration_that_is_not_there_is_named_with_one_to_start_from() {
        CommandRun run = CommandRun.of(
                "setup", "--config", directory.resolve("none.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("none.yaml").contains("config/sluice.example.yaml");
    }

    @Test
    void without_a_configuration_the_command_says_what_it_needs() {
        CommandRun run = CommandRun.of("run");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("--config");
    }
}
