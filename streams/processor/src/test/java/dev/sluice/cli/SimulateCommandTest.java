package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    private static final String SHIPPED_RULES = "../../rules";
    private static final List<String> FILES =
            List.of("events.jsonl.gz", "truth.csv", "answers.csv.gz", "simulation.json");

    @TempDir
    private Path folder;

    @Test
    void the_same_options_give_the_same_bytes() throws IOException {
        simulate("first", "--seed", "5");
        simulate("second", "--seed", "5");

        for (String name : FILES) {
            assertThat(folder.resolve("second").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(name));
        }
    }

    @Test
    void another_seed_gives_another_world() throws IOException {
        simulate("first", "--seed", "5");
        simulate("second", "--seed", "6");

        assertThat(events("first")).isNotEqualTo(events("second"));
        assertThat(manifest("first").get("eventsSha256"))
                .isNotEqualTo(manifest("second").get("eventsSha256"));
    }

    @Test
    void what_was_written_is_counted() throws IOException {
        CommandRun run = simulate("world");

        JsonNode manifest = manifest("world");
        long transactions = events("world").stream()
                .filter(line -> line.startsWith("{\"stream\":\"transaction\""))
                .count();
        long frauds = Files.readAllLines(folder.resolve("world/truth.csv")).size() - 1;
        assertThat(manifest.get("transactions").asLong())
                .isEqualTo(transactions)
                .isBetween(400L, 800L);
        assertThat(manifest.get("frauds").asLong()).isEqualTo(frauds).isPositive();
        assertThat(manifest.get("events").asLong()).isEqualTo(events("world").size());
        assertThat(run.out())
                .startsWith("seed 1: " + transactions + " transactions of 400 customers at 200 terminals in 3.0 days")
                .contains("replay --simulated " + folder.resolve("world"));
    }

    @Test
    void no_event_tells_which_payment_is_fraud() throws IOException {
        simulate("world");

        assertThat(events("world"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("att-"))
                .noneMatch(line -> line.contains("CARD_TESTING"));
    }

    @Test
    void a_number_of_transactions_says_how_long_it_takes() throws IOException {
        CommandRun run = CommandRun.of(
                "simulate", "--customers", "400", "--transactions", "300", "--json", "--out", path("world"));

        assertThat(new ObjectMapper().readTree(run.out()).get("days").asDouble())
                .isEqualTo(1.5);
    }

    @Test
    void a_replay_tells_of_each_threat_how_soon_it_was_caught_and_agrees_with_the_truth() throws IOException {
        simulate("world");

        CommandRun run = replay("world", "--json");

        JsonNode answer = new ObjectMapper().readTree(run.out());
        JsonNode against = answer.get("againstTruth");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(answer.get("rejected").asInt()).isZero();
        assertThat(answer.get("decided")).isEqualTo(manifest("world").get("transactions"));
        assertThat(against.at("/attacks/all/transactions"))
                .isEqualTo(manifest("world").get("frauds"));
        assertThat(against.at("/attacks/all/attacks"))
                .isEqualTo(manifest("world").get("attacks"));
        assertThat(against.at("/genuine/transactions").asLong())
                .isEqualTo(answer.get("decided").asLong()
                        - manifest("world").get("frauds").asLong());
        assertThat(against.at("/attacks/byKind").findValues("kind")).isNotEmpty();
        assertThat(against.at("/attacks/all/stopped")).isEqualTo(answer.at("/againstLabels/stopped/caught"));
    }

    @Test
    void people_read_it_below_what_every_replay_tells() throws IOException {
        simulate("world");

        CommandRun run = replay("world");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out())
                .contains("transactions decided in ")
                .contains("against the truth about seed 1: 400 customers, 3.0 days, 5.00% fraud aimed at")
                .contains("euros stopped")
                .contains("per 10,000");
    }

    @Test
    void those_who_are_challenged_answer_unless_they_are_not_to() throws IOException {
        simulate("world");

        JsonNode answered =
                new ObjectMapper().readTree(replay("world", "--json").out());
        List<String> ends = Files.readAllLines(folder.resolve("out/challenges.csv"));
        JsonNode unanswered = new ObjectMapper()
                .readTree(replay("world", "--json", "--unanswered").out());

        JsonNode challenges = answered.at("/againstTruth/attacks/challenges");
        assertThat(challenges.get("asked").asInt()).isPositive();
        assertThat(challenges.get("passed").asInt()).isPositive();
        assertThat(challenges.get("failed").asInt()).isPositive();
        assertThat(ends)
                .anyMatch(row -> row.contains(",PASSED,ALLOW,"))
                .anyMatch(row -> row.contains(",FAILED,BLOCK,"));
        assertThat(answered.get("rejected").asInt()).isZero();
        assertThat(unanswered.at("/againstTruth/attacks/challenges/passed").asInt())
                .isZero();
    }

    @Test
    void answers_that_are_something_else_are_told() throws IOException {
        simulate("world");
        Files.writeString(folder.resolve("world/answers.csv.gz"), "transaction_id,outcome,after_millis\n");

        CommandRun run = replay("world");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err()).contains("answers.csv.gz (is it whole?)").doesNotContain("\tat ");
    }

    @Test
    void the_labels_of_a_replayed_world_tell_of_rules_and_terminals() throws IOException {
        CommandRun.of("simulate", "--customers", "400", "--days", "10", "--fraud-rate", "0.05", "--out", path("world"));
        replay("world");

        CommandRun run = CommandRun.of(
                "report",
                "--decisions",
                folder.resolve("out/decisions.avro").toString(),
                "--simulated",
                path("world"),
                "--json");

        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(report.get("decisions")).isEqualTo(manifest("world").get("transactions"));
        assertThat(report.at("/labels/frauds")).isEqualTo(manifest("world").get("labels"));
        assertThat(report.at("/labels/medianDelay").asText()).isEqualTo("PT168H");
        assertThat(report.get("rules").size()).isPositive();
        assertThat(report.get("terminals").size()).isPositive();
        assertThat(report.at("/terminals/0/frauds").asInt())
                .isGreaterThanOrEqualTo(report.at("/terminals/1/frauds").asInt());
    }

    @Test
    void a_payment_of_a_simulated_world_is_explained() throws IOException {
        simulate("world");
        String fraud =
                Files.readAllLines(folder.resolve("world/truth.csv")).get(1).split(",", -1)[0];

        CommandRun run = CommandRun.of("explain", fraud, "--simulated", path("world"), "--rules", SHIPPED_RULES);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertThat(run.out()).contains(fraud);
    }

    @Test
    void a_folder_that_is_not_whole_is_told_with_what_to_do() throws IOException {
        simulate("world");
        Files.delete(folder.resolve("world/simulation.json"));

        CommandRun run = replay("world");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains(path("world") + " is not a whole simulated world: it has no simulation.json")
                .contains("'sluice simulate --out " + path("world") + "' writes one")
                .doesNotContain("\tat ");
    }

    @Test
    void a_manifest_that_is_something_else_is_told() throws IOException {
        simulate("world");
        Files.writeString(folder.resolve("world/simulation.json"), "{\"seed\": 1}");

        CommandRun run = replay("world");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains("simulation.json is not what 'sluice simulate' writes")
                .doesNotContain("\tat ");
    }

    @Test
    void events_that_break_off_are_told() throws IOException {
        simulate("world");
        Path events = folder.resolve("world/events.jsonl.gz");
        byte[] whole = Files.readAllBytes(events);
        Files.write(events, Arrays.copyOf(whole, whole.length / 2));

        CommandRun run = replay("world");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .contains("events.jsonl.gz: after line ")
                .contains("whole?")
                .doesNotContain("\tat ");
    }

    @Test
    void days_and_transactions_together_are_the_users_error() {
        CommandRun run = CommandRun.of("simulate", "--days", "3", "--transactions", "300", "--out", path("world"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("give --days or --transactions, not both");
    }

    @Test
    void a_fraud_rate_in_percent_is_the_users_error() {
        CommandRun run = CommandRun.of("simulate", "--fraud-rate", "3", "--out", path("world"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("--fraud-rate must be between 0 and 0.5, but is 3");
    }

    @Test
    void a_replay_needs_a_file_or_a_simulated_world_and_not_both() {
        CommandRun neither = CommandRun.of("replay", "--rules", SHIPPED_RULES, "--out", path("out"));
        CommandRun both = replay("world", "--transactions", "t.csv");

        assertThat(neither.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(neither.err()).contains("--transactions FILE, or --simulated DIR");
        assertThat(both.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(both.err()).contains("--transactions FILE, or --simulated DIR");
    }

    @Test
    void a_simulated_world_takes_no_mapping() {
        CommandRun run = replay("world", "--label-column", "fraud");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("leave --mapping and --label-column out");
    }

    /** Three days of a small world, with far more fraud than in life. */
    private CommandRun simulate(String name, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("simulate", "--customers", "400", "--days", "3", "--fraud-rate", "0.05", "--out", path(name)));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        return run;
    }

    private CommandRun replay(String name, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("replay", "--simulated", path(name), "--rules", SHIPPED_RULES, "--out", path("out")));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode manifest(String name) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(name).resolve("simulation.json").toFile());
    }

    private List<String> events(String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(name).resolve("events.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
