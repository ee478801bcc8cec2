package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingRenderer;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.language.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision tables; {@code -Dgolden.update=true} writes the golden file anew. */
class TableTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/sluice/rules/wrong-table.txt");

    private static final String HEAD = """
            prefix,FRD-LIM
            entity,account
            owner,card-fraud
            severity,medium
            lifecycle,live
            technique,F1018
            outcome,challenge
            reason,The amount is beyond what is usual there

            """;

    private static final String TABLE = HEAD + """
            no,Transaction: country ==,Transaction: mcc in,Transaction: amount >=,score,note
            001,DE,"6051, 7995",500,0.40,gambling
            002,DE,,2000,0.30,
            003,,,5000,0.50,wherever
            """;

    @Test
    void the_rows_of_a_table_act_on_the_share_of_accounts_that_its_head_states() {
        String table = TABLE.replace("lifecycle,live", "lifecycle,live\nshare,2.5%");
        try (RuleSet rules =
                RuleSet.load(Rules.none().with("tables/limits.csv", table).files())) {
            assertThat(rules.rules()).extracting(RuleDescription::share).containsOnly(new AccountShare(250));
        }
    }

    @Test
    void a_condition_stands_in_the_cell_of_its_row() {
        RuleFiles files = Rules.none().with("tables/limits.csv", TABLE).files();
        try (RuleSet rules = RuleSet.load(files)) {
            assertThat(RuleTests.coverage(rules, files))
                    .filteredOn(condition -> !condition.text().startsWith("mcc"))
                    .extracting(CaseCoverage.Covered::ruleId, CaseCoverage.Covered::text, CaseCoverage.Covered::place)
                    .containsExactly(
                            tuple("FRD-LIM-001", "country == \"DE\"", new Place("tables/limits.csv", 11, 5)),
                            tuple("FRD-LIM-001", "amount >= 500", new Place("tables/limits.csv", 11, 21)),
                            tuple("FRD-LIM-002", "country == \"DE\"", new Place("tables/limits.csv", 12, 5)),
                            tuple("FRD-LIM-002", "amount >= 2000", new Place("tables/limits.csv", 12, 9)),
                            tuple("FRD-LIM-003", "amount >= 5000", new Place("tables/limits.csv", 13, 7)));
        }
    }

    @Test
    void a_row_that_never_hits_is_told_at_the_cell_that_keeps_it_from_hitting() {
        RuleFiles files = Rules.none()
                .with("tables/limits.csv", TABLE.replace("002,DE", "002,de"))
                .files();

        assertThat(FolderReading.of(files).review(Instant.parse("2026-06-01T00:00:00Z"), Set.of()))
                .filteredOn(Finding::isError)
                .containsExactly(Finding.error(
                        "tables/limits.csv",
                        12,
                        5,
                        "'country == \"de\"' can never hold, since country is an ISO 3166-1 alpha-2 code in capitals, for"
                                + " example DE, so the rule never hits",
                        "did you mean \"DE\"?"));
    }

    @Test
    void each_row_is_a_rule_with_what_the_head_says() {
        try (RuleSet rules =
                RuleSet.load(Rules.none().with("tables/limits.csv", TABLE).files())) {
            assertThat(rules.rules())
                    .extracting(RuleDescription::id)
                    .containsExactly("FRD-LIM-001", "FRD-LIM-002", "FRD-LIM-003");
            RuleDescription first = rules.rules().get(0);
            assertThat(first.entity()).isEqualTo("account");
            assertThat(first.owner()).isEqualTo("card-fraud");
            assertThat(first.lifecycle()).isEqualTo(RuleLifecycle.LIVE);
            assertThat(first.outcome()).isEqualTo(RuleOutcome.CHALLENGE);
            assertThat(first.score()).isEqualTo(0.4);
            assertThat(first.technique()).isEqualTo("F1018");
        }
    }

    @Test
    void a_row_hits_as_a_rule_file_would_and_an_empty_cell_asks_nothing() {
        try (RuleSet rules = RuleSet.load(
                        Rules.none().with("tables/limits.csv", TABLE).files());
                RuleEvaluator evaluator = rules.newEvaluator()) {
            assertThat(hits(evaluator, "DE", "7995", "500")).containsExactly("FRD-LIM-001");
            assertThat(hits(evaluator, "DE", "5411", "2000")).containsExactly("FRD-LIM-002");
            assertThat(hits(evaluator, "FR", "7995", "5000")).containsExactly("FRD-LIM-003");
            assertThat(hits(evaluator, null, null, "4999.99")).isEmpty();
        }
    }

    @Test
    void what_is_wrong_is_told_at_its_cell() throws IOException {
        RuleFiles files = Rules.none()
                .with("tables/wrong.csv", """
                prefix,FRD-LIM
                entity,account
                ownr,card-fraud
                severity,medium
                lifecycle,shadow
                technique,F1018
                outcome,challenge
                reason,The amount is beyond what is usual there
                no,Transaction: country ==,Transaction: amount >=,score
                001,DE,500,0.40
                """)
                .with("tables/wrong_cells.csv", HEAD.replace("LIM", "CEL") + """
                no,Transaction: cuontry ==,Transaction: entryMode in,Transaction: amount >=,score
                001,DE,,500,0.40
                002,,"CHIP, CHPI",500,0.40
                003,,CHIP,much,0.40
                004,,CHIP,500,
                005,,CHIP,500,1.5
                006,,,,0.40
                7.a,,CHIP,500,0.40
                """)
                .with("tables/wrong_column.csv", HEAD.replace("LIM", "COL") + """
                no,Transaction: amount,socre
                001,500,0.40
                """)
                .with(
                        "tables/wrong_head_and_rows.csv",
                        HEAD.replace("LIM", "HED").replace("severity,medium", "severity,medum") + """
                no,Transaction: amount,Transaction: mcc in,score
                001,500,6051,2
                """)
                .with(
                        "tables/wrong_rows.csv",
                        HEAD.replace("usual there", "usual for {note}").replace("LIM", "ROW") + """
                no,Transaction: amount >=,score,note
                001,1.000 EUR,,gambling
                002,500,2,
                002,600,0.4,lotteries
                003,much,0.4,cash,and more
                """)
                .with("tables/written_with_semicolons.csv", HEAD.replace(',', ';') + """
                no;Transaction: amount >=;score
                001;500;0.40
                """)
                .files();

        String report =
                new FindingRenderer(files.texts()).render(RuleFolder.read(files).findings());

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, report);
        }
        assertThat(report).isEqualTo(Files.readString(GOLDEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5) Device(rooted == true",
                "5, rooted == true",
                "5 || amount > 0",
                "5 && amount > 0",
                "5) then block(1.0); end //",
                "5); System.exit(0",
                "5 /* */",
                "amount.getClass()",
                "5)\u2028",
                "$amount",
            })
    void a_cell_that_holds_more_than_one_value_is_refused(String cell) {
        RuleFiles files = Rules.none()
                .with("tables/limits.csv", HEAD + "no,Transaction: amount >=,score\n001,\"" + cell + "\",0.40\n")
                .files();

        assertThat(RuleFolder.read(files).findings()).isNotEmpty().allMatch(Finding::isError);
        assertThat(RuleFolder.read(files).value().rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner,\"x\"\") @severity(low) @owner(\"\"y\"",
                "prefix,\"A-1\"\" when\"",
                "outcome,run()",
                "entity,../x"
            })
    void the_head_lets_nothing_through_either(String line) {
        String name = line.substring(0, line.indexOf(','));
        String table = TABLE.replaceFirst("(?m)^" + name + ",.*$", Matcher.quoteReplacement(line));

        assertThat(RuleFolder.read(Rules.none().with("tables/limits.csv", table).files())
                        .isValid())
                .isFalse();
    }

    @Test
    void a_row_whose_id_a_rule_has_already_is_refused() {
        RuleFiles files = Rules.none()
                .rule("FRD-LIM-002", "live", "Device(rooted == true)")
                .with("tables/limits.csv", TABLE)
                .files();

        assertThat(RuleFolder.read(files).findings())
                .containsExactly(Finding.error(
                        "tables/limits.csv",
                        12,
                        1,
                        "the rule id FRD-LIM-002 is already taken by device/FRD-LIM-002.drl",
                        "give this rule another id"));
    }

    @Test
    void each_row_needs_a_case_that_hits_and_the_table_one_that_misses() {
        RuleFiles files = Rules.none()
                .with("tables/limits.csv", TABLE)
                .with("tables/limits.cases.yaml", """
                        cases:
                          - name: gambling
                            rule: FRD-LIM-001
                            expect: hit
                            transaction: {country: DE, mcc: "7995", amount: 500}
                          - name: a large payment
                            rule: FRD-LIM-002
                            expect: hit
                            transaction: {country: DE, amount: 2000}
                        """)
                .files();

        assertThat(RuleSet.check(files))
                .extracting(Finding::message)
                .containsExactly(
                        "no case shows what FRD-LIM-003 hits",
                        "no case shows what a rule of the table does while its signal is missing",
                        "no case shows what a rule of the table leaves alone");
    }

    @Test
    void the_cases_of_a_table_are_run_for_the_rule_that_they_name() {
        RuleFiles files = Rules.none()
                .with("tables/limits.csv", TABLE)
                .with("tables/limits.cases.yaml", """
                        cases:
                          - name: gambling
                            rule: FRD-LIM-001
                            expect: hit
                            transaction: {country: DE, mcc: "7995", amount: 500}
                          - name: not so much
                            rule: FRD-LIM-003
                            expect: hit
                            transaction: {country: DE, mcc: "7995", amount: 4000}
                        """)
                .files();

        try (RuleSet rules = RuleSet.load(files)) {
            assertThat(RuleTests.run(rules, files))
                    .extracting(result -> result.ruleCase().ruleId() + " " + result.passed())
                    .containsExactly("FRD-LIM-001 true", "FRD-LIM-003 false");
        }
    }

    private static List<String> hits(RuleEvaluator evaluator, String country, String mcc, String amount) {
        Facts facts = FactsBuilder.facts()
                .transaction(transaction -> {
                    transaction.setCountry(country);
                    transaction.setMcc(mcc);
                    transaction.setAmount(new BigDecimal(amount).setScale(4));
                })
                .build();
        return evaluator.evaluate(facts).hits().stream()
                .map(hit -> hit.rule().id())
                .toList();
    }
}
