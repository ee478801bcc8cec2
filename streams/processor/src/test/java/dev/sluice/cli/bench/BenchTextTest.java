package dev.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchTextTest {

    @Test
    void the_text_of_one_rate_is_as_the_golden_file() throws IOException {
        Golden.assertMatches("bench/one-rate.txt", BenchText.render(Samples.oneRate()) + "\n");
    }

    @Test
    void the_text_of_rising_rates_is_as_the_golden_file() throws IOException {
        Golden.assertMatches("bench/steps.txt", BenchText.render(Samples.steps()) + "\n");
    }

    @Test
    void the_text_of_a_rate_again_and_again_is_as_the_golden_file() throws IOException {
        Golden.assertMatches("bench/repeated.txt", BenchText.render(Samples.repeated()) + "\n");
    }

    @Test
    void a_run_in_which_nothing_was_kept_says_so() {
        assertThat(BenchText.render(Samples.nothingKept()).lines())
                .anyMatch(line -> line.matches("exactly-once-v2 +pass-through +none .*"))
                .contains(
                        "exactly-once-v2, pass-through: 4,000 a second was not kept: 90.0% were answered when a second"
                                + " had passed after the last, less than 99%");
    }
}
