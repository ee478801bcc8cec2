package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesCommandTest {

    private static final Path RULES = Path.of("../../rules");
    private static final String NO_BROKER = "127.0.0.1:1";
    private static final String NO_REGISTRY = "http://127.0.0.1:1";

    @TempDir
    private Path directory;

    private Path copy;

    @BeforeEach
    void copyTheRules() throws IOException {
        copy = directory.resolve("rules");
        try (Stream<Path> paths = Files.walk(RULES)) {
            for (Path path : paths.toList()) {
                Files.copy(path, copy.resolve(RULES.relativize(path).toString()));
            }
        }
    }

    @Test
    void the_rules_of_this_repository_can_be_used() {
        CommandRun run = CommandRun.of("rules", "check", "--rules", RULES.toString());

        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCodes.OK);
        assertThat(run.out()).containsPattern("\\d+ rules can be used, rule set [0-9a-f]{64}");
    }

    @Test
    void a_wrong_file_is_shown_with_its_place_and_what_was_meant() throws IOException {
        Path features = copy.resolve("features.yaml");
        Files.writeString(features, Files.readString(features).replaceFirst("measure: count", "measure: cuont"));

        CommandRun run = CommandRun.of("rules", "check", "--rules", copy.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out())
                .containsPattern("features.yaml:\\d+:\\d+: error: ")
                .contains("measure: cuont")
                .contains("^")
                .contains("did you mean 'count'?")
                .doesNotContain("\tat ");
    }

    @Test
    void a_machine_gets_json() throws IOException {
        Files.delete(copy.resolve("policy.yaml"));

        CommandRun run = CommandRun.of("rules", "check", "--json", "--rules", copy.toString());

        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(answer.get("findings"))
                .filteredOn(finding -> finding.get("severity").asText().equals("error"))
                .singleElement()
                .matches(finding -> finding.get("file").asText().equals("policy.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "publish"})
    void a_command_that_answers_in_text_alone_offers_no_json(String command) {
        CommandRun run = CommandRun.of("rules", command, "--help");

        assertThat(run.out()).contains("--rules").doesNotContain("--json");
    }

    @Test
    void an_editor_gets_sarif_with_what_the_standard_requires() throws IOException {
        Path rule = copy.resolve("device/FRD-DEV-001.drl");
        Files.writeString(rule, Files.readString(rule).replace("simChangedAt", "simChangdAt"));

        CommandRun run = CommandRun.of("rules", "check", "--sarif", "--rules", copy.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        JsonNode log = new ObjectMapper().readTree(run.out());
        assertThat(log.get("version").asText()).isEqualTo("2.1.0");
        assertThat(log.get("$schema").asText()).contains("sarif-2.1.0");
        assertThat(log.at("/runs/0/tool/driver/name").asText()).isEqualTo("sluice");
        JsonNode result = log.at("/runs/0/results/0");
        assertThat(result.at("/message/text").asText()).contains("simChangdAt").contains("did you mean");
        assertThat(result.get("level").asText()).isEqualTo("error");
        assertThat(result.get("ruleId").asText()).isEqualTo("rule-error");
        JsonNode location = result.at("/locations/0/physicalLocation");
        assertThat(location.at("/artifactLocation/uri").asText())
                .startsWith("file:///")
                .endsWith("/device/FRD-DEV-001.drl");
        assertThat(location.at("/region/startLine").asInt()).isPositive();
        assertThat(location.at("/region/startColumn").asInt()).isPositive();
    }

    @Test
    void without_findings_sarif_has_an_empty_list_of_results() throws IOException {
        CommandRun run = CommandRun.of("rules", "check", "--sarif", "--rules", RULES.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(new ObjectMapper().readTree(run.out()).at("/runs/0/results").isArray())
                .isTrue();
    }

    @Test
    void a_rule_that_can_never_hit_is_an_error_of_the_check() throws IOException {
        Path rule = copy.resolve("device/FRD-DEV-001.drl");
        Files.writeString(rule, Files.readString(rule).replace("amount >= 50.00", "amount >= 50.00, amount < 20"));

        CommandRun run = CommandRun.of("rules", "check", "--rules", copy.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out())
                .contains("'amount < 20' cannot hold together with 'amount >= 50.00'")
                .contains("so the rule never hits");
    }

    @Test
    void a_rule_that_can_never_hit_is_not_published() throws IOException {
        Path rule = copy.resolve("device/FRD-DEV-001.drl");
        Files.writeString(rule, Files.readString(rule).replace("amount >= 50.00", "amount >= 50.00, amount < 20"));

        CommandRun run = publish(NO_BROKER);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out()).contains("so the rule never hits").endsWith("nothing was published\n");
    }

    @Test
    void what_is_right_but_strange_is_told_before_anything_is_published() throws IOException {
        Files.writeString(copy.resolve("lists/nobody_asks.csv"), "value\nA-1\n");

        CommandRun run = publish("nobody.invalid:9092");

        assertThat(run.out()).contains("lists/nobody_asks.csv").contains("warning");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.ENVIRONMENT);
    }

    @Test
    void without_a_cluster_to_publish_to_nothing_else_is_said() throws IOException {
        Files.writeString(copy.resolve("lists/nobody_asks.csv"), "value\nA-1\n");

        CommandRun run = CommandRun.of("rules", "publish", "--rules", copy.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("it is not said which cluster");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_broker_that_is_not_there_is_told_in_one_sentence_before_long() {
        Instant start = Instant.now();

        CommandRun run = CommandRun.of("rules", "list", "--bootstrap", NO_BROKER, "--registry", NO_REGISTRY);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(run.err())
                .isEqualTo("sluice: it is not known what runs at " + NO_BROKER + ": no broker answers there within 10"
                        + " seconds: is the cluster running, and is the address right?\n");
    }

    private CommandRun publish(String brokers) {
        return CommandRun.of(
                "rules", "publish", "--rules", copy.toString(), "--bootstrap", brokers, "--registry", NO_REGISTRY);
    }

    @Test
    void a_file_that_does_not_belong_is_a_finding() throws IOException {
        Files.writeString(copy.resolve("feature.yaml"), "");

        CommandRun run = CommandRun.of("rules", "check", "--rules", copy.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out()).contains("feature.yaml");
    }

    @Test
    void a_name_in_the_policy_that_means_nothing_is_shown_at_its_place_beside_all_else() throws IOException {
        Path policy = copy.resolve("policy.yaml");
        Files.writeString(policy, Files.readString(policy).replace("lift_block: []", "lift_block: [FRD-ACC-998]"));
        Path rule = copy.resolve("device/FRD-DEV-001.drl");
        Files.writeString(rule, Files.readString(rule).replace("simChangedAt", "simChangdAt"));
        Files.writeString(copy.resolve("notes.txt"), "to do");

        CommandRun run = CommandRun.of("rules", "check", "--rules", copy.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out())
                .containsPattern(
                        "policy.yaml:\\d+:\\d+: error: allow.lift_block names what is no allow rule: FRD-ACC-998")
                .contains("Device has no field 'simChangdAt'")
                .contains("notes.txt: error")
                .contains("\n3 errors");
    }

    @Test
    void rules_are_listed_for_people_and_for_machines() throws IOException {
        CommandRun people = CommandRun.of("rules", "list", "--rules", RULES.toString());
        CommandRun machine = CommandRun.of("rules", "list", "--json", "--rules", RULES.toString());

        assertThat(people.exitCode()).as(people.err()).isEqualTo(ExitCodes.OK);
        assertThat(people.out()).startsWith("RULE").contains("FRD-DEV-001");
        JsonNode rules = new ObjectMapper().readTree(machine.out()).get("rules");
        assertThat(rules.size()).isEqualTo((int) people.out().lines().count() - 1);
        assertThat(rules.get(0).get("reason").asText()).isNotBlank();
        assertThat(people.out()).containsPattern("FRD-DEV-001 +live +challenge +0\\.70 +8 ");
        assertThat(rules)
                .as("two facts, two comparisons, and a choice of three")
                .anyMatch(rule -> rule.get("id").asText().equals("FRD-DEV-001")
                        && rule.get("steps").asInt() == 8);
    }

    @Test
    void a_rule_that_acts_on_a_share_of_the_accounts_is_listed_with_it() throws IOException {
        Path rule = copy.resolve("device/FRD-DEV-001.drl");
        Files.writeString(
                rule, Files.readString(rule).replace("@lifecycle(live)", "@lifecycle(live)\n    @share(\"12.5%\")"));

        CommandRun people = CommandRun.of("rules", "list", "--rules", copy.toString());
        CommandRun machine = CommandRun.of("rules", "list", "--json", "--rules", copy.toString());

        assertThat(people.out())
                .containsPattern("FRD-DEV-001 +live 12\\.5% ")
                .containsPattern("FRD-DEV-002 +live +[a-z]");
        JsonNode rules = new ObjectMapper().readTree(machine.out()).get("rules");
        assertThat(rules)
                .anyMatch(each -> each.get("id").asText().equals("FRD-DEV-001")
                        && each.get("share").asText().equals("12.5%"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "test"})
    void rules_that_cannot_be_used_are_told_to_people_and_to_machines(String command) throws IOException {
        Path rule = copy.resolve("device/FRD-DEV-001.drl");
        Files.writeString(rule, Files.readString(rule).replace("simChangedAt", "simChangdAt"));

        CommandRun people = CommandRun.of("rules", command, "--rules", copy.toString());
        CommandRun machine = CommandRun.of("rules", command, "--json", "--rules", copy.toString());

        assertThat(people.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(people.out()).contains("device/FRD-DEV-001.drl:").contains("did you mean 'simChangedAt'?");
        assertThat(machine.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        JsonNode findings = new ObjectMapper().readTree(machine.out()).get("findings");
        assertThat(findings.get(0).get("file").asText()).isEqualTo("device/FRD-DEV-001.drl");
    }

    @Test
    void a_folder_that_is_not_there_is_the_users_error() {
        CommandRun run = CommandRun.of(
                "rules", "check", "--rules", directory.resolve("none").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("there is no folder").contains("--rules");
    }

    @Test
    void the_cases_of_this_repository_pass() throws IOException {
        CommandRun people = CommandRun.of("rules", "test", "--rules", RULES.toString());
        CommandRun machine = CommandRun.of("rules", "test", "--json", "--rules", RULES.toString());

        assertThat(people.exitCode()).as(people.out()).isEqualTo(ExitCodes.OK);
        assertThat(people.out()).containsPattern("[1-9]\\d* cases passed, 0 failed");
        JsonNode answer = new ObjectMapper().readTree(machine.out());
        assertThat(answer.get("failed").asInt()).isZero();
        assertThat(answer.get("findings").isEmpty()).isTrue();
    }

    @Test
    void conditions_that_decided_no_case_are_counted_and_listed_with_their_place() throws IOException {
        Path cases = copy.resolve("device/FRD-DEV-001.cases.yaml");
        Files.writeString(cases, """
                cases:
                  - name: SIM changed two hours ago, then an expensive purchase
                    expect: hit
                    transaction: {amount: 420.00, entryMode: ECOMMERCE}
                    device: {simChangedAt: -2h}
                """);

        CommandRun run = CommandRun.of("rules", "test", "--coverage", "--rules", copy.toString());

        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCodes.OK);
        assertThat(run.out())
                .containsPattern(
                        "device/FRD-DEV-001.drl:\\d+:\\d+: FRD-DEV-001 no case misses because of: amount >= 50.00")
                .containsPattern("[1-9]\\d* of [1-9]\\d* conditions decided a case\n$");
    }

    @Test
    void a_case_that_fails_is_shown_with_its_place_and_why() throws IOException {
        Path cases = copy.resolve("device/FRD-DEV-001.cases.yaml");
        Files.writeString(
                cases,
                Files.readString(cases)
                        .replaceAll("expect: hit", "expect: other")
                        .replaceFirst("expect: miss", "expect: hit")
                        .replaceFirst("expect: other", "expect: miss")
                        .replaceAll("expect: other", "expect: hit"));

        CommandRun run = CommandRun.of("rules", "test", "--rules", copy.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out())
                .containsPattern("device/FRD-DEV-001.cases.yaml:\\d+: FRD-DEV-001 should hit, but does not: ")
                .containsPattern("device/FRD-DEV-001.cases.yaml:\\d+: FRD-DEV-001 should not hit, but does: ")
                .contains(" 2 failed");
    }
}
