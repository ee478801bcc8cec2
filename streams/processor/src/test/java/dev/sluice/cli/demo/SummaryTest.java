package dev.sluice.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cli.Golden;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private final DemoSummary summary = Samples.score().summary(Duration.ofSeconds(20));

    @Test
    void the_text_is_as_the_golden_file_and_fits_100_plain_columns() throws IOException {
        String text = SummaryText.render(summary);

        Golden.assertMatches("demo/summary.txt", text.replace(System.lineSeparator(), "\n"));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(text.chars()).allSatisfy(character -> assertThat(character).isLessThan(128));
    }

    @Test
    void the_text_of_a_demo_without_any_transaction_is_as_the_golden_file() throws IOException {
        String text = SummaryText.render(new DemoScore(Samples.RUN).summary(Duration.ZERO));

        Golden.assertMatches("demo/summary-empty.txt", text.replace(System.lineSeparator(), "\n"));
    }

    @Test
    void the_json_says_the_same_to_a_machine() throws IOException {
        JsonNode json = new ObjectMapper().readTree(SummaryJson.render(summary));

        assertThat(json.at("/seed").asLong()).isEqualTo(42);
        assertThat(json.at("/transactions/decided").asLong()).isEqualTo(1_006);
        assertThat(json.at("/transactions/undecided").asLong()).isEqualTo(1);
        assertThat(json.at("/decisions/challenge").asLong()).isEqualTo(4);
        assertThat(json.at("/attacks/all/caughtOnFirst").asInt()).isEqualTo(1);
        assertThat(json.at("/attacks/all/caughtLater").asInt()).isEqualTo(1);
        assertThat(json.at("/attacks/all/missed").asInt()).isEqualTo(1);
        assertThat(json.at("/attacks/byKind/0/kind").asText()).isEqualTo("CARD_TESTING");
        assertThat(json.at("/genuine/challengedPer10000").asDouble()).isEqualTo(30);
        assertThat(json.at("/alerts/critical").asLong()).isEqualTo(1);
        assertThat(json.at("/latencyMillis/max").asDouble()).isPositive();
    }

    @Test
    void the_json_is_as_the_golden_file() throws IOException {
        Golden.assertMatches(
                "demo/summary.json", SummaryJson.render(summary).replace(System.lineSeparator(), "\n") + "\n");
    }
}
