package dev.sluice.rules;

import static dev.sluice.rules.FactsBuilder.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.facts.Velocity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RuleEvaluatorTest {

    private static final Facts ROOTED =
            facts().device(device -> device.setRooted(true)).build();
    private static final String IS_ROOTED = "Device(rooted == true)";

    /** A record whose country cannot be read, as a bug in a computed field would be. */
    private static final class Broken extends TransactionRequested {
        private static final long serialVersionUID = 1L;

        @Override
        public String getCountry() {
            throw new IllegalStateException("the country is broken");
        }
    }

    @Test
    void hits_come_in_the_order_of_rule_ids_with_outcome_and_score() {
        RuleFiles files = Rules.none()
                .rule("R-3", "live", "", IS_ROOTED, "challenge(0.5);")
                .rule("R-1", "live", "", IS_ROOTED, "block(0.9);")
                .rule("R-2", "live", "", IS_ROOTED, "review(0.25);")
                .files();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator evaluator = rules.newEvaluator()) {
            List<RuleHit> hits = evaluator.evaluate(ROOTED).hits();

            assertThat(hits).extracting(hit -> hit.rule().id()).containsExactly("R-1", "R-2", "R-3");
            assertThat(hits)
                    .extracting(RuleHit::outcome)
                    .containsExactly(RuleOutcome.BLOCK, RuleOutcome.REVIEW, RuleOutcome.CHALLENGE);
            assertThat(hits).extracting(RuleHit::score).containsExactly(0.9, 0.25, 0.5);
        }
    }

    @Test
    void drafts_and_retired_rules_do_not_run_and_shadow_hits_are_kept_apart() {
        RuleFiles files = Rules.none()
                .rule("R-1", "draft", IS_ROOTED)
                .rule("R-2", "shadow", IS_ROOTED)
                .rule("R-3", "retired", IS_ROOTED)
                .files();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator evaluator = rules.newEvaluator()) {
            RuleEvaluation evaluation = evaluator.evaluate(ROOTED);

            assertThat(evaluation.hits()).isEmpty();
            assertThat(evaluation.shadowHits())
                    .extracting(hit -> hit.rule().id())
                    .containsExactly("R-2");
            assertThat(rules.rules()).hasSize(3);
        }
    }

    @Test
    void a_live_rule_acts_on_its_share_of_accounts_and_only_records_what_it_hits_on_the_others() {
        RuleFiles files = Rules.none()
                .rule("R-1", "live", "@share(\"30%\")", IS_ROOTED, "block(0.9);")
                .files();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator evaluator = rules.newEvaluator()) {
            AccountShare share = rules.rules().get(0).share();
            int acting = 0;
            for (int account = 0; account < 100; account++) {
                RuleEvaluation evaluation = evaluator.evaluate(rootedOf("A-" + account));

                boolean isIncluded = share.includes("R-1", "A-" + account);
                assertThat(evaluation.hits()).hasSize(isIncluded ? 1 : 0);
                assertThat(evaluation.shadowHits()).hasSize(isIncluded ? 0 : 1);
                acting += isIncluded ? 1 : 0;
            }
            assertThat(acting).isBetween(10, 50);
        }
    }

    @Test
    void since_and_until_go_by_the_event_time_whatever_the_clock_says() {
        RuleFiles files = Rules.none()
                .rule("R-1", "live", "@since(2020-01-01) @until(2020-02-01)", IS_ROOTED, "block(0.9);")
                .files();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator evaluator = rules.newEvaluator()) {
            assertThat(evaluator.evaluate(rootedAt("2019-12-31T23:59:59.999Z")).hits())
                    .isEmpty();
            assertThat(evaluator.evaluate(rootedAt("2020-01-01T00:00:00Z")).hits())
                    .hasSize(1);
            assertThat(evaluator.evaluate(rootedAt("2020-02-01T00:00:00Z")).hits())
                    .isEmpty();
        }
    }

    @Test
    void a_list_entry_counts_until_its_moment_by_event_time() {
        try (RuleSet rules = RuleSet.load(Rules.one("Transaction(merchantId in (list(\"watch_merchants\")))"));
                RuleEvaluator evaluator = rules.newEvaluator()) {
            Facts past = facts().transaction(tx -> tx.setMerchantId("M-PAST")).build();
            Facts before = facts().transaction(tx -> {
                        tx.setMerchantId("M-PAST");
                        tx.setEventTime(Instant.parse("2025-12-31T00:00:00Z"));
                    })
                    .build();
            Facts always =
                    facts().transaction(tx -> tx.setMerchantId("M-WATCHED")).build();

            assertThat(evaluator.evaluate(past).hits()).isEmpty();
            assertThat(evaluator.evaluate(before).hits()).hasSize(1);
            assertThat(evaluator.evaluate(always).hits()).hasSize(1);
        }
    }

    @Test
    void nothing_of_one_transaction_is_left_for_the_next() {
        try (RuleSet rules = RuleSet.load(Rules.one(IS_ROOTED));
                RuleEvaluator evaluator = rules.newEvaluator()) {
            for (int i = 0; i < 100; i++) {
                assertThat(evaluator.evaluate(ROOTED).hits()).hasSize(1);
                assertThat(evaluator.evaluate(facts().build()).hits()).isEmpty();
            }
        }
    }

    @Test
    void a_rule_that_throws_is_switched_off_and_reported_while_the_others_go_on() throws InterruptedException {
        RuleFiles files = Rules.none()
                .rule("R-1", "live", "Transaction(country == \"DE\")")
                .rule("R-2", "live", IS_ROOTED)
                .files();
        Facts broken =
                facts(new Broken()).device(device -> device.setRooted(true)).build();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator evaluator = rules.newEvaluator()) {
            RuleEvaluation first = evaluator.evaluate(broken);
            RuleEvaluation next = evaluator.evaluate(ROOTED);

            assertThat(first.hits()).extracting(hit -> hit.rule().id()).containsExactly("R-2");
            assertThat(first.failures()).extracting(RuleFailure::ruleId).containsExactly("R-1");
            assertThat(first.failures().get(0).reason()).contains("the country is broken");
            assertThat(next.isDegraded()).isTrue();
            assertThat(next.hits()).hasSize(1);
            awaitSameAnswerFromCompiledRules(evaluator, next);
        }
    }

    /** A record whose country takes its time, by a clock that the test holds. */
    private static final class Slow extends TransactionRequested {
        private static final long serialVersionUID = 1L;

        private final transient AtomicLong nanoClock;
        private final transient Deque<Duration> readings = new ArrayDeque<>();

        /** @param readings how long each reading takes; from the last on they take as long as that */
        Slow(AtomicLong nanoClock, Duration... readings) {
            this.nanoClock = nanoClock;
            this.readings.addAll(List.of(readings));
        }

        @Override
        public String getCountry() {
            Duration reading = readings.size() > 1 ? readings.removeFirst() : readings.getFirst();
            nanoClock.addAndGet(reading.toNanos());
            return "DE";
        }
    }

    @Test
    void a_rule_that_overruns_its_time_again_and_alone_is_switched_off_and_reported_while_the_others_go_on() {
        AtomicLong nanoClock = new AtomicLong();
        RuleFiles files = Rules.none()
                .rule("R-1", "live", "Transaction(country == \"DE\")")
                .rule("R-2", "live", IS_ROOTED)
                .files();
        Facts slow = facts(new Slow(nanoClock, Duration.ofSeconds(1)))
                .device(device -> device.setRooted(true))
                .build();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator evaluator = rules.newEvaluator()) {
            rules.watchTime(OverrunWatch.of(Duration.ofMillis(250), nanoClock::get));

            RuleEvaluation first = evaluator.evaluate(slow);
            RuleEvaluation next = evaluator.evaluate(slow);

            assertThat(first.hits()).extracting(hit -> hit.rule().id()).containsExactly("R-1", "R-2");
            assertThat(first.isDegraded()).isFalse();
            assertThat(next.hits()).extracting(hit -> hit.rule().id()).containsExactly("R-2");
            assertThat(next.failures())
                    .containsExactly(new RuleFailure("R-1", "its conditions took longer than 250 ms"));
            assertThat(rules.switchedOff()).containsExactly("R-1");
            assertThat(rules.overruns()).isEqualTo(1);
        }
    }

    @Test
    void an_overrun_that_no_rule_repeats_alone_is_counted_and_switches_nothing_off() {
        AtomicLong nanoClock = new AtomicLong();
        RuleFiles files = Rules.none()
                .rule("R-1", "live", "Transaction(country == \"DE\", homeCountry == \"FR\")")
                .rule("R-2", "live", IS_ROOTED)
                .files();
        Facts slow =
                facts(new Slow(nanoClock, Duration.ofSeconds(1), Duration.ZERO)).build();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator evaluator = rules.newEvaluator()) {
            rules.watchTime(OverrunWatch.of(Duration.ofMillis(250), nanoClock::get));

            evaluator.evaluate(slow);

            assertThat(evaluator.evaluate(slow).isDegraded()).isFalse();
            assertThat(rules.overruns()).isEqualTo(1);
        }
    }

    @Test
    void a_rule_that_leaves_its_hit_rate_acts_no_longer_and_the_others_go_on() {
        RuleFiles files = Rules.none()
                .rule("R-1", "live", "@hitRate(\"0%..1%\")", IS_ROOTED, "block(0.9);")
                .rule("R-2", "live", "@hitRate(\"1%..100%\")", IS_ROOTED, "block(0.9);")
                .files();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator evaluator = rules.newEvaluator()) {
            rules.watchHitRates();
            for (int i = 1; i < HitRateWatch.TRANSACTIONS_MIN; i++) {
                assertThat(evaluator.evaluate(rootedOf("A-1")).demotions()).isEmpty();
            }

            RuleEvaluation last = evaluator.evaluate(rootedOf("A-1"));
            RuleEvaluation next = evaluator.evaluate(rootedOf("A-1"));

            assertThat(last.hits()).extracting(hit -> hit.rule().id()).containsExactly("R-1", "R-2");
            assertThat(last.demotions())
                    .extracting(demotion -> demotion.rule().id())
                    .containsExactly("R-1");
            assertThat(next.hits()).extracting(hit -> hit.rule().id()).containsExactly("R-2");
            assertThat(next.shadowHits()).extracting(hit -> hit.rule().id()).containsExactly("R-1");
            assertThat(next.demotions()).isEmpty();
            assertThat(next.isDegraded()).isFalse();
            assertThat(rules.demoted()).isEqualTo(last.demotions());
        }
    }

    @Test
    void all_threads_that_decide_by_a_rule_set_demote_together() {
        RuleFiles files = Rules.none()
                .rule("R-1", "live", "@hitRate(\"0%..1%\")", IS_ROOTED, "block(0.9);")
                .files();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator one = rules.newEvaluator();
                RuleEvaluator another = rules.newEvaluator()) {
            rules.watchHitRates();

            for (int i = 0; i < HitRateWatch.TRANSACTIONS_MIN; i++) {
                (i % 2 == 0 ? one : another).evaluate(rootedOf("A-1"));
            }

            assertThat(one.evaluate(rootedOf("A-1")).hits()).isEmpty();
            assertThat(another.evaluate(rootedOf("A-1")).hits()).isEmpty();
        }
    }

    @Test
    void where_hit_rates_are_not_watched_a_rule_acts_whatever_it_hits() {
        RuleFiles files = Rules.none()
                .rule("R-1", "live", "@hitRate(\"0%..1%\")", IS_ROOTED, "block(0.9);")
                .files();
        try (RuleSet rules = RuleSet.load(files);
                RuleEvaluator evaluator = rules.newEvaluator()) {
            for (int i = 0; i <= HitRateWatch.TRANSACTIONS_MIN; i++) {
                assertThat(evaluator.evaluate(rootedOf("A-1")).hits()).hasSize(1);
            }
            assertThat(rules.demoted()).isEmpty();
        }
    }

    @Test
    void without_a_watch_nothing_depends_on_the_clock() {
        AtomicLong nanoClock = new AtomicLong();
        Facts slow = facts(new Slow(nanoClock, Duration.ofHours(1))).build();
        try (RuleSet rules = RuleSet.load(Rules.one("Transaction(country == \"DE\")"));
                RuleEvaluator evaluator = rules.newEvaluator()) {
            assertThat(evaluator.evaluate(slow)).isEqualTo(evaluator.evaluate(slow));
            assertThat(rules.overruns()).isZero();
        }
    }

    @Test
    void features_of_another_rule_set_are_taken_by_name() {
        try (RuleSet rules = RuleSet.load(Rules.one("Velocity(account_amount_mean_1h > 5)"));
                RuleEvaluator evaluator = rules.newEvaluator()) {
            Velocity velocity = rules.velocityOf(List.of(
                    new FeatureValue("unknown_here", 1.0, null),
                    new FeatureValue("account_amount_mean_1h", 6.0, null),
                    new FeatureValue("account_count_1h", null, null)));
            Facts known = facts().build();
            Facts facts = new Facts(known.transaction(), known.device(), known.terminal(), known.merchant(), velocity);

            assertThat(evaluator.evaluate(facts).hits()).hasSize(1);
            assertThat(velocity.known(0)).isFalse();
        }
    }

    @Test
    void velocity_that_does_not_fit_the_rule_set_is_refused() {
        try (RuleSet rules = RuleSet.load(Rules.one(IS_ROOTED));
                RuleEvaluator evaluator = rules.newEvaluator()) {
            Facts known = facts().build();
            Facts facts = new Facts(
                    known.transaction(), known.device(), known.terminal(), known.merchant(), Velocity.unknown(1));

            assertThatThrownBy(() -> evaluator.evaluate(facts))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("declares 2 velocity features, but 1");
        }
    }

    @Test
    void an_evaluator_that_is_open_survives_the_closing_of_its_rule_set() {
        RuleSet rules = RuleSet.load(Rules.one(IS_ROOTED));
        try (RuleEvaluator evaluator = rules.newEvaluator()) {
            evaluator.evaluate(ROOTED);

            rules.close();

            assertThat(evaluator.evaluate(ROOTED).hits()).hasSize(1);
        }
    }

    private static Facts rootedOf(String accountId) {
        return facts().transaction(tx -> tx.setAccountId(accountId))
                .device(device -> device.setRooted(true))
                .build();
    }

    private static Facts rootedAt(String eventTime) {
        return facts().transaction(tx -> tx.setEventTime(Instant.parse(eventTime)))
                .device(device -> device.setRooted(true))
                .build();
    }

    /** Compiling without the rule takes its time; the answer must not depend on whether it is done. */
    private static void awaitSameAnswerFromCompiledRules(RuleEvaluator evaluator, RuleEvaluation expected)
            throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            assertThat(evaluator.evaluate(ROOTED)).isEqualTo(expected);
            Thread.sleep(Duration.ofMillis(100).toMillis());
        }
    }
}
