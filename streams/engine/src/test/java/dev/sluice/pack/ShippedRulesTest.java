package dev.sluice.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import dev.sluice.decision.AlertEntity;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.FraudTechnique;
import dev.sluice.decision.Policy;
import dev.sluice.decision.PolicyReferences;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingRenderer;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.CaseCoverage;
import dev.sluice.rules.FolderReading;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.RuleEvaluator;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.RuleTests;
import dev.sluice.rules.facts.Facts;
import dev.sluice.simulator.event.AttackKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold for the rules that are shipped, all of them together. */
class ShippedRulesTest {

    /** The column of the table of threats that names attacks, and what stands there for none. */
    private static final int PLAYED_AS = 4;

    private static final String NOT_PLAYED = ".";

    private static final Pattern RULE_ID = Pattern.compile("FRD-[A-Z]{3}-[0-9]{3}");

    private static RuleFiles files;
    private static RuleSet rules;

    @BeforeAll
    static void load() {
        Contracts.trust();
        files = ShippedRules.files();
        rules = RuleSet.load(files);
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    @Test
    void nothing_is_wrong_with_any_file() {
        assertThat(rendered(RuleSet.check(files))).isEmpty();
        assertThat(rendered(Policy.check(
                        RuleFiles.POLICY, files.text(RuleFiles.POLICY).orElseThrow())))
                .isEmpty();
    }

    @Test
    void every_case_passes() {
        List<RuleTests.Result> results = RuleTests.run(rules, files);

        assertThat(results).hasSizeGreaterThan(3 * rules.rules().size() - 1);
        assertThat(results.stream()
                        .filter(result -> !result.passed())
                        .map(result -> result.ruleCase().ruleId() + ": "
                                + result.ruleCase().name() + "\n" + result.why()))
                .isEmpty();
    }

    @Test
    void every_condition_decides_a_case() {
        assertThat(RuleTests.coverage(rules, files)).isNotEmpty().allMatch(CaseCoverage.Covered::decided);
    }

    @Test
    void nothing_is_declared_that_no_rule_asks_for_and_no_rule_is_strange() {
        Set<String> asked = PolicyReferences.features(ShippedRules.policy(files));

        assertThat(rendered(FolderReading.of(files).review(Instant.parse("2026-03-01T00:00:00Z"), asked)))
                .isEmpty();
    }

    @Test
    void each_kind_of_entity_has_several_live_rules() {
        Map<String, Long> live = rules.rules().stream()
                .filter(rule -> rule.lifecycle() == RuleLifecycle.LIVE)
                .collect(Collectors.groupingBy(RuleDescription::entity, Collectors.counting()));

        assertThat(live.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AlertEntity.values())
                        .map(AlertEntity::folder)
                        .toList());
        assertThat(live.values()).allMatch(count -> count >= 10);
    }

    @Test
    void every_technique_is_one_of_the_framework() {
        assertThat(rules.rules())
                .filteredOn(rule -> rule.outcome() != RuleOutcome.ALLOW)
                .allSatisfy(rule -> assertThat(FraudTechnique.find(String.valueOf(rule.technique())))
                        .as("technique %s of %s", rule.technique(), rule.id())
                        .isPresent());
    }

    @Test
    void every_reason_is_a_sentence_that_an_agent_could_say_to_a_customer() {
        assertThat(rules.rules())
                .allSatisfy(rule -> assertThat(rule.reason())
                        .as("reason of %s", rule.id())
                        .matches("[A-Z].*[A-Za-z]")
                        .hasSizeBetween(20, 120)
                        .doesNotContainPattern("[a-z][A-Z]|_|[A-Z]{4}"));
    }

    @Test
    void no_reason_is_given_twice() {
        assertThat(rules.rules()).extracting(RuleDescription::reason).doesNotHaveDuplicates();
    }

    @Test
    void a_lone_challenge_rule_never_blocks_by_its_score_and_a_lone_review_rule_never_challenges() {
        Policy policy = ShippedRules.policy(files);

        assertThat(rules.rules())
                .filteredOn(rule -> rule.outcome() == RuleOutcome.CHALLENGE)
                .allMatch(rule -> rule.score() < policy.thresholds().block());
        assertThat(rules.rules())
                .filteredOn(rule -> rule.outcome() == RuleOutcome.REVIEW)
                .allMatch(rule -> rule.score() < policy.thresholds().challenge());
    }

    @Test
    void a_small_payment_of_which_nothing_else_is_known_hits_nothing() {
        try (RuleEvaluator evaluator = rules.newEvaluator()) {
            for (EntryMode entryMode : EntryMode.values()) {
                RuleEvaluation evaluation = evaluator.evaluate(nothingKnownOf(payment(entryMode)));

                assertThat(evaluation)
                        .as("by %s", entryMode)
                        .isEqualTo(new RuleEvaluation(List.of(), List.of(), List.of()));
            }
        }
    }

    @Test
    void a_policy_that_lets_a_rule_lift_blocks_which_is_no_allow_rule_is_refused() {
        Map<String, byte[]> contents = files.contents();
        contents.put(
                RuleFiles.POLICY,
                files.text(RuleFiles.POLICY)
                        .orElseThrow()
                        .replace("lift_block: []", "lift_block: [FRD-ACC-098]")
                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> DecisionModel.load(RuleFiles.of(contents)))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("error: allow.lift_block names what is no allow rule: FRD-ACC-098")
                .hasMessageContaining("did you mean 'FRD-ACC-099'?");
    }

    @Test
    void the_table_of_threats_names_every_rule_and_only_rules_that_exist() throws IOException {
        Set<String> named = new TreeSet<>();
        RULE_ID.matcher(Files.readString(ShippedRules.FOLDER.resolve("THREATS.md")))
                .results()
                .forEach(match -> named.add(match.group()));

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        rules.rules().stream().map(RuleDescription::id).toList());
    }

    @Test
    void the_table_of_threats_names_each_attack_that_is_played_and_no_other() throws IOException {
        Set<String> named = Files.readAllLines(ShippedRules.FOLDER.resolve("THREATS.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| **") && !line.startsWith("| threat"))
                .map(line -> line.split("\\|", -1)[PLAYED_AS].strip())
                .filter(played -> !played.equals(NOT_PLAYED))
                .flatMap(played -> Stream.of(played.split(", ", -1)))
                .collect(Collectors.toSet());

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(AttackKind.values()).map(AttackKind::title).toList());
    }

    private static TransactionRequested payment(EntryMode entryMode) {
        return TransactionRequested.newBuilder()
                .setTransactionId("tx-1")
                .setAccountId("acc-1")
                .setEventTime(Instant.parse("2026-03-01T12:00:00Z"))
                .setAmount(new BigDecimal("12.0000"))
                .setCurrency("EUR")
                .setTransactionType(TransactionType.PURCHASE)
                .setEntryMode(entryMode)
                .build();
    }

    private static Facts nothingKnownOf(TransactionRequested payment) {
        return Facts.of(
                payment,
                SignalStatus.MISSING,
                null,
                SignalStatus.MISSING,
                null,
                SignalStatus.MISSING,
                null,
                rules.velocityOf(List.of()));
    }

    private static String rendered(Collection<Finding> findings) {
        Map<String, String> sources = files.paths().stream()
                .collect(Collectors.toMap(
                        Function.identity(), path -> files.text(path).orElseThrow()));
        return new FindingRenderer(sources).render(findings);
    }
}
