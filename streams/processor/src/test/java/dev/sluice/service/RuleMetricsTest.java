package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.SignalStatus;
import dev.sluice.rules.AccountShare;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.SomeRule;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RuleMetricsTest {

    private static final AccountShare TENTH = new AccountShare(1_000);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RuleMetrics metrics = new RuleMetrics(registry);

    @BeforeAll
    static void trustOurRecords() {
        Contracts.trust();
    }

    @Test
    void a_rule_that_runs_shows_0_before_it_hits_and_one_that_does_not_run_shows_nothing() {
        metrics.follow(List.of(
                rule("R-LIVE", RuleLifecycle.LIVE, AccountShare.ALL),
                rule("R-SHARE", RuleLifecycle.LIVE, TENTH),
                rule("R-SHADOW", RuleLifecycle.SHADOW, AccountShare.ALL),
                rule("R-DRAFT", RuleLifecycle.DRAFT, AccountShare.ALL),
                rule("R-RETIRED", RuleLifecycle.RETIRED, AccountShare.ALL)));

        assertThat(seriesOfHits())
                .containsExactlyInAnyOrder(
                        "sluice_rule_hits_total{lifecycle=\"live\",rule=\"R-LIVE\"} 0.0",
                        "sluice_rule_hits_total{lifecycle=\"live\",rule=\"R-SHARE\"} 0.0",
                        "sluice_rule_hits_total{lifecycle=\"shadow\",rule=\"R-SHARE\"} 0.0",
                        "sluice_rule_hits_total{lifecycle=\"shadow\",rule=\"R-SHADOW\"} 0.0",
                        "sluice_rule_hits_total{lifecycle=\"live\",rule=\"other\"} 0.0",
                        "sluice_rule_hits_total{lifecycle=\"shadow\",rule=\"other\"} 0.0");
    }

    @Test
    void a_rule_that_may_be_demoted_shows_0_shadow_hits_until_it_is() {
        metrics.follow(List.of(SomeRule.called("R-1").expectedToHit("0%..1%").description()));

        assertThat(seriesOfHits())
                .contains(
                        "sluice_rule_hits_total{lifecycle=\"live\",rule=\"R-1\"} 0.0",
                        "sluice_rule_hits_total{lifecycle=\"shadow\",rule=\"R-1\"} 0.0");
    }

    @Test
    void hits_that_acted_and_hits_that_were_only_recorded_are_counted_apart() {
        metrics.follow(List.of(rule("R-SHARE", RuleLifecycle.LIVE, TENTH)));

        metrics.decided(
                decision(SomeRule.called("R-SHARE").in(RuleLifecycle.LIVE).hit()));
        metrics.decided(
                decision(SomeRule.called("R-SHARE").in(RuleLifecycle.SHADOW).hit()));
        metrics.decided(
                decision(SomeRule.called("R-SHARE").in(RuleLifecycle.SHADOW).hit()));

        assertThat(registry.scrape())
                .contains("sluice_rule_hits_total{lifecycle=\"live\",rule=\"R-SHARE\"} 1.0")
                .contains("sluice_rule_hits_total{lifecycle=\"shadow\",rule=\"R-SHARE\"} 2.0");
    }

    @Test
    void a_hit_is_a_sole_one_if_no_other_rule_that_acts_has_one() {
        metrics.follow(List.of(
                rule("R-1", RuleLifecycle.LIVE, AccountShare.ALL),
                rule("R-2", RuleLifecycle.LIVE, AccountShare.ALL),
                rule("R-3", RuleLifecycle.SHADOW, AccountShare.ALL)));

        metrics.decided(decision(
                SomeRule.called("R-1").in(RuleLifecycle.LIVE).hit(),
                SomeRule.called("R-2").in(RuleLifecycle.LIVE).hit()));
        metrics.decided(decision(
                SomeRule.called("R-1").in(RuleLifecycle.LIVE).hit(),
                SomeRule.called("R-3").in(RuleLifecycle.SHADOW).hit()));
        metrics.decided(decision(SomeRule.called("R-3").in(RuleLifecycle.SHADOW).hit()));

        assertThat(registry.scrape())
                .contains("sluice_rule_hits_total{lifecycle=\"live\",rule=\"R-1\"} 2.0")
                .contains("sluice_rule_sole_hits_total{lifecycle=\"live\",rule=\"R-1\"} 1.0")
                .contains("sluice_rule_sole_hits_total{lifecycle=\"live\",rule=\"R-2\"} 0.0")
                .contains("sluice_rule_hits_total{lifecycle=\"shadow\",rule=\"R-3\"} 2.0")
                .contains("sluice_rule_sole_hits_total{lifecycle=\"shadow\",rule=\"R-3\"} 1.0");
    }

    @Test
    void the_next_rule_set_takes_rules_away_and_lets_the_others_count_on() {
        metrics.follow(List.of(
                rule("R-1", RuleLifecycle.LIVE, AccountShare.ALL), rule("R-2", RuleLifecycle.LIVE, AccountShare.ALL)));
        metrics.decided(decision(
                SomeRule.called("R-1").in(RuleLifecycle.LIVE).hit(),
                SomeRule.called("R-2").in(RuleLifecycle.LIVE).hit()));

        metrics.follow(List.of(
                rule("R-1", RuleLifecycle.LIVE, AccountShare.ALL),
                rule("R-2", RuleLifecycle.RETIRED, AccountShare.ALL)));

        assertThat(registry.scrape())
                .contains("sluice_rule_hits_total{lifecycle=\"live\",rule=\"R-1\"} 1.0")
                .doesNotContain("R-2");
    }

    @Test
    void a_decision_of_the_rule_set_before_brings_back_no_rule_that_is_gone() {
        metrics.follow(List.of(rule("R-1", RuleLifecycle.LIVE, AccountShare.ALL)));
        metrics.follow(List.of());

        metrics.decided(decision(SomeRule.called("R-1").in(RuleLifecycle.LIVE).hit()));

        assertThat(registry.scrape())
                .contains("sluice_rule_hits_total{lifecycle=\"live\",rule=\"other\"} 1.0")
                .doesNotContain("R-1");
    }

    private List<String> seriesOfHits() {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("sluice_rule_hits_total{"))
                .toList();
    }

    private static RuleDescription rule(String id, RuleLifecycle lifecycle, AccountShare share) {
        return SomeRule.called(id).in(lifecycle).actingOn(share).description();
    }

    private static DecisionMade decision(RuleHit... hits) {
        return DecisionMade.newBuilder()
                .setTransactionId("t-1")
                .setAccountId("a-1")
                .setEventTime(Instant.parse("2026-03-01T12:00:00Z"))
                .setAction(DecisionAction.BLOCK)
                .setScore(0.9)
                .setReasons(List.of())
                .setRules(List.of(hits))
                .setRuleSetHash("0")
                .setTelemetryStatus(SignalStatus.MISSING)
                .setTerminalStatus(SignalStatus.NOT_APPLICABLE)
                .setMerchantStatus(SignalStatus.PRESENT)
                .build();
    }
}
