package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments of a file, explained; {@code -Dgolden.update=true} writes the golden files anew. */
class ExplainCommandTest {

    private static final Path RESOURCES = Path.of("src/test/resources/dev/sluice/cli/explain");
    private static final String[] PERSONAL = {"52.52", "203.0.113", "198.51.100", "192.0.2"};

    @Test
    void a_payment_is_explained_from_the_answer_to_what_it_rests_on() throws IOException {
        CommandRun run = explain("T-1");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertGolden("challenged.txt", run.out());
    }

    @Test
    void an_allow_rule_shows_what_it_lifts() throws IOException {
        CommandRun run = explain("T-2");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.OK);
        assertGolden("allowed.txt", run.out());
    }

    @Test
    void a_live_rule_that_does_not_act_on_the_account_is_among_the_shadow_rules_and_says_why(@TempDir Path folder)
            throws IOException {
        CommandRun without = explainWithShare("60%", folder);
        CommandRun with = explainWithShare("65%", folder);

        String reason = "EXP-DEV-001  challenge(0.7), high, F1005, of identity-fraud; live on ";
        assertThat(without.out())
                .containsSubsequence("Shadow rules that hit\n", reason + "60% of the accounts, not on this one\n");
        assertThat(with.out())
                .containsSubsequence("Rules that hit\n", reason + "65% of the accounts, on this one\n", "Shadow rules");
    }

    @Test
    void what_is_personal_is_not_shown() {
        String text = explain("T-1").out();
        String json = explain("T-1", "--json").out();

        assertThat(text)
                .contains("ipAddress in (\"(personal, not shown)\")   [ipAddress = (personal, not shown)]")
                .doesNotContain(PERSONAL);
        assertThat(json).contains("EXP-ACC-004", "EXP-ACC-005").doesNotContain(PERSONAL);
    }

    @Test
    void a_machine_gets_the_same_as_json() throws IOException {
        JsonNode json = new ObjectMapper().readTree(explain("T-1", "--json").out());

        assertThat(json.at("/decision/action").asText()).isEqualTo("challenge");
        assertThat(json.at("/sameRuleSet").asBoolean()).isTrue();
        assertThat(json.at("/reproduced").asBoolean()).isTrue();
        assertThat(json.at("/hits").findValuesAsText("ruleId")).containsExactly("EXP-ACC-003", "EXP-DEV-001");
        assertThat(json.at("/shadowHits").findValuesAsText("ruleId")).containsExactly("EXP-ACC-004", "EXP-DEV-002");
        assertThat(json.at("/nearMisses/0/ruleId").asText()).isEqualTo("EXP-ACC-002");
        assertThat(json.at("/nearMisses/0/distance").asDouble()).isEqualTo(80);
        assertThat(json.at("/policy/score").asDouble()).isEqualTo(0.85);
        assertThat(json.at("/device/fields/simChangedAt").asText()).isEqualTo("2026-01-15T09:00:00Z");
        assertThat(json.at("/features/0/value").asDouble()).isEqualTo(1);
        assertThat(json.at("/features/0/declaration").asText())
                .isEqualTo("entity: account, measure: count, window: 1h");
    }

    @Test
    void a_payment_that_is_not_there_is_a_finding_that_says_where_refused_ones_are() {
        CommandRun run = explain("T-9");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.err()).contains("there is no decision on T-9").contains("rejected.csv");
    }

    @Test
    void it_must_be_said_where_the_payment_is() {
        CommandRun run = CommandRun.of("explain", "T-1", "--rules", rules());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("--transactions").contains("--bootstrap");
    }

    private static CommandRun explainWithShare(String share, Path folder) throws IOException {
        Path copy = folder.resolve(share);
        try (Stream<Path> paths = Files.walk(Path.of(rules()))) {
            for (Path path : paths.toList()) {
                Files.copy(path, copy.resolve(Path.of(rules()).relativize(path).toString()));
            }
        }
        Path rule = copy.resolve("device/EXP-DEV-001.drl");
        String annotated = "@lifecycle(live) @share(\"" + share + "\")";
        Files.writeString(rule, Files.readString(rule).replace("@lifecycle(live)", annotated));
        return explain("T-1", copy);
    }

    private static CommandRun explain(String transactionId, String... more) {
        return explain(transactionId, Path.of(rules()), more);
    }

    private static CommandRun explain(String transactionId, Path rules, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "explain",
                transactionId,
                "--rules",
                rules.toString(),
                "--transactions",
                RESOURCES.resolve("events.jsonl").toString()));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(String[]::new));
    }

    private static String rules() {
        return RESOURCES.resolve("rules").toString();
    }

    private static void assertGolden(String fileName, String actual) throws IOException {
        Path file = RESOURCES.resolve(fileName);
        String text = actual.replace(rules(), "rules").replace(System.lineSeparator(), "\n");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
