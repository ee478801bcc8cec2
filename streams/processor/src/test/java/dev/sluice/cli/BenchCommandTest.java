package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before anything is measured. */
class BenchCommandTest {

    private static final String RULES = "../../docs/examples/handbook-rules";

    @TempDir
    private Path folder;

    @Test
    void steps_that_fall_are_the_users_error() {
        assertThatItIsRefused(bench("--steps", "500,250"), "steps must not fall", "250.0 comes after 500.0");
    }

    @Test
    void a_rate_that_is_never_measured_is_the_users_error() {
        assertThatItIsRefused(bench("--repeat", "0"), "--repeat must be at least 1, but is 0");
    }

    @Test
    void steps_are_not_repeated_as_a_whole() {
        assertThatItIsRefused(bench("--steps", "250,500", "--repeat", "2"), "--repeat goes with --rate");
    }

    @Test
    void a_picture_of_an_unknown_kind_is_refused_before_minutes_are_spent() {
        assertThatItIsRefused(bench("--picture", "latency.png"), "--picture latency.png", ".svg or .html");
    }

    @Test
    void a_picture_in_a_folder_that_is_not_there_is_refused_before_minutes_are_spent() {
        Path picture = folder.resolve("pictures/latency.svg");

        assertThatItIsRefused(
                bench("--picture", picture.toString()), "there is no folder " + folder.resolve("pictures"));
    }

    @Test
    void no_rules_at_all_are_the_users_error() {
        assertThatItIsRefused(bench("--rule-count", "0"), "number of rules must be between 1 and 2000, but is 0");
    }

    @Test
    void a_folder_without_rules_to_make_others_of_is_the_users_error() {
        CommandRun run = CommandRun.of("bench", "--rules", folder.toString(), "--rule-count", "20");

        assertThatItIsRefused(run, "no rule to make others of");
    }

    @Test
    void a_folder_that_is_not_there_is_the_users_error() {
        CommandRun run =
                CommandRun.of("bench", "--rules", folder.resolve("rules").toString());

        assertThatItIsRefused(run, "there is no folder " + folder.resolve("rules"));
    }

    private static CommandRun bench(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "bench";
        words[1] = "--rules";
        words[2] = RULES;
        System.arraycopy(options, 0, words, 3, options.length);
        return CommandRun.of(words);
    }

    private static void assertThatItIsRefused(CommandRun run, String... messages) {
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains(messages).doesNotContain("\tat ");
    }
}
