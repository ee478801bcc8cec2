package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

    static List<List<String>> everyCommand() {
        List<List<String>> paths = new ArrayList<>();
        collect(new CommandLine(new Main()), List.of(), paths);
        return paths;
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> paths) {
        paths.add(path);
        command.getSubcommands().forEach((name, sub) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(sub, longer, paths);
        });
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void every_command_explains_itself(List<String> path) {
        List<String> args = new ArrayList<>(path);
        args.add("--help");

        CommandRun run = CommandRun.of(args.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run.out()).startsWith("Usage: " + String.join(" ", prefixed(path)));
        assertThat(run.err()).isEmpty();
    }

    private static List<String> prefixed(List<String> path) {
        List<String> words = new ArrayList<>(List.of("sluice"));
        words.addAll(path);
        return words;
    }

    @Test
    void without_a_command_it_shows_which_there_are_and_returns_2() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("Which command?").contains("health");
    }

    @Test
    void a_misspelt_command_returns_2_and_names_the_nearest() {
        CommandRun run = CommandRun.of("helth");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("helth").contains("health");
    }

    @Test
    void a_service_that_does_not_answer_returns_3_without_a_stack_trace() {
        CommandRun run = CommandRun.of("health", "--url", "http://127.0.0.1:1/health/live");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains("no answer from http://127.0.0.1:1/health/live")
                .doesNotContain("\tat ");
    }

    @Test
    void verbose_shows_where_an_error_came_from() {
        CommandRun run = CommandRun.of("--verbose", "health", "--url", "http://127.0.0.1:1/health/live");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err()).contains("\tat ");
    }

    @Test
    void a_url_that_cannot_be_asked_is_the_users_error() {
        CommandRun run = CommandRun.of("health", "--url", "ftp://somewhere");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("ftp://somewhere").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"demo,100", "bench,500"})
    void commands_that_make_traffic_tell_each_its_own_rate(String command, String rate) {
        CommandRun run = CommandRun.of(command, "--help");

        assertThat(run.out()).containsPattern("Transactions a second\\. Default:\\s+" + rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "bench"})
    void a_rate_that_is_none_is_the_users_error(String command) {
        CommandRun run = CommandRun.of(command, "--rate", "0");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void it_tells_its_version() {
        assertThat(CommandRun.of("--version").out()).contains("sluice").contains("java " + Runtime.version());
    }
}
