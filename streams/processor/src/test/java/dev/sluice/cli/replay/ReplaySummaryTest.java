package dev.sluice.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.contract.DecisionAction;
import dev.sluice.replay.Detection;
import dev.sluice.replay.ReplaySummary;
import dev.sluice.replay.RuleDemotion;
import dev.sluice.replay.RuleScore;
import dev.sluice.rules.HitRateBreach;
import dev.sluice.rules.SomeRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplaySummaryTest {

    private static final String RULE_SET = "cafe".repeat(16);

    private static final Detection SOME = new Detection(3, 1, 2, 94);
    private static final Detection NOTHING = new Detection(0, 4, 0, 96);

    @Test
    void people_read_how_decisions_compare_with_labels() {
        String text = text(new ReplaySummary.Truth(SOME, SOME, 0.5, 0.25));

        assertThat(text)
                .contains("  challenged or blocked: precision 0.600, recall 0.750 (3 of 4 frauds),"
                        + " 2 false alarms (2.08% of genuine)\n")
                .contains("  score: average precision 0.500, Card Precision@100 0.250\n");
    }

    @Test
    void people_read_that_nothing_was_stopped_instead_of_a_number_that_is_none() {
        String text = text(new ReplaySummary.Truth(NOTHING, SOME, 0.5, 0.25));

        assertThat(text)
                .contains("  challenged or blocked: none, recall 0.000 (0 of 4 frauds),"
                        + " 0 false alarms (0.00% of genuine)\n")
                .doesNotContain("NaN");
    }

    @Test
    void people_read_that_there_were_only_frauds() {
        Detection onlyFrauds = new Detection(3, 1, 0, 0);

        String text = text(new ReplaySummary.Truth(onlyFrauds, onlyFrauds, 1, 0.25));

        assertThat(text)
                .contains("precision 1.000, recall 0.750 (3 of 4 frauds), no transaction is genuine\n")
                .doesNotContain("NaN");
    }

    @Test
    void people_read_that_there_were_no_frauds() {
        Detection noFrauds = new Detection(0, 0, 2, 98);

        String text = text(new ReplaySummary.Truth(noFrauds, noFrauds, Double.NaN, 0.25));

        assertThat(text)
                .contains("no transaction is labelled fraud (is_fraud=1)\n")
                .doesNotContain("NaN");
    }

    @Test
    void the_summary_names_the_rule_set_so_that_it_can_be_evidence_for_it() {
        assertThat(text(null).lines()).contains("by rule set " + RULE_SET);
        assertThat(ReplaySummaryJson.render(summary(null, 1), RULE_SET)
                        .path("ruleSet")
                        .asText())
                .isEqualTo(RULE_SET);
    }

    @Test
    void people_read_what_each_rule_did_the_one_with_most_hits_first() {
        String text = text(null);

        assertThat(text.lines())
                .containsSubsequence(
                        "  rule                        hits      shadow        sole  precision",
                        "  R-2                            0       1,234         200      0.250",
                        "  R-1                            7           0           3          -",
                        "rules that run and hit nothing: R-3");
    }

    @Test
    void people_read_which_rules_a_running_instance_would_have_demoted() {
        assertThat(text(null).lines())
                .containsSubsequence(
                        "rules that left their @hitRate; a running instance would let them act no longer, the replay did",
                        "  R-1                  2026-03-01T12:00:00Z, at transaction t-77",
                        "                       it hit 312 of the last 10,000 transactions, 3.120%; @hitRate expects 0%..0.5%");
    }

    @Test
    void machines_read_which_rules_a_running_instance_would_have_demoted() {
        JsonNode demotion = ReplaySummaryJson.render(summary(null, 1), RULE_SET).at("/demotions/0");

        assertThat(demotion.path("ruleId").asText()).isEqualTo("R-1");
        assertThat(demotion.path("transactionId").asText()).isEqualTo("t-77");
        assertThat(demotion.path("hits").asLong()).isEqualTo(312);
        assertThat(demotion.path("transactions").asLong()).isEqualTo(10_000);
        assertThat(demotion.path("hitRateExpected").asText()).isEqualTo("0%..0.5%");
    }

    @Test
    void machines_read_what_each_rule_did() {
        JsonNode json = ReplaySummaryJson.render(summary(null, 1), RULE_SET);

        assertThat(json.at("/rules/R-2").toString())
                .isEqualTo("{\"hits\":0,\"shadowHits\":1234,\"soleHits\":200,\"frauds\":1,\"genuine\":3,"
                        + "\"precision\":0.25}");
        assertThat(json.at("/rules/R-1/precision").isNull()).isTrue();
    }

    @Test
    void machines_read_null_where_there_is_no_number() {
        ReplaySummary summary =
                summary(new ReplaySummary.Truth(NOTHING, new Detection(0, 0, 0, 0), Double.NaN, Double.NaN), 0);

        JsonNode json = ReplaySummaryJson.render(summary, RULE_SET);

        assertThat(json.at("/againstLabels/stopped/precision").isNull()).isTrue();
        assertThat(json.at("/againstLabels/stopped/recall").asDouble()).isZero();
        assertThat(json.at("/againstLabels/alerted/recall").isNull()).isTrue();
        assertThat(json.at("/againstLabels/averagePrecision").isNull()).isTrue();
        assertThat(json.at("/perSecond").isNull()).isTrue();
    }

    private static String text(ReplaySummary.@Nullable Truth truth) {
        return ReplaySummaryText.render(summary(truth, 1_000_000_000), RULE_SET, Path.of("out"), "is_fraud=1");
    }

    private static ReplaySummary summary(ReplaySummary.@Nullable Truth truth, long elapsedNanos) {
        return new ReplaySummary(
                100,
                0,
                Map.of(DecisionAction.ALLOW, 100L),
                0,
                0,
                0,
                0,
                0,
                Map.of(
                        "R-1",
                        new RuleScore(7, 0, 3, 0, 0),
                        "R-2",
                        new RuleScore(0, 1_234, 200, 1, 3),
                        "R-3",
                        new RuleScore(0, 0, 0, 0, 0)),
                List.of(new RuleDemotion(
                        new HitRateBreach(
                                SomeRule.called("R-1").expectedToHit("0%..0.5%").description(), 312, 10_000),
                        "t-77",
                        Instant.parse("2026-03-01T12:00:00Z"))),
                4,
                Map.of(),
                truth,
                elapsedNanos);
    }
}
