package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HitRateWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<String> HIT = Set.of("R-1");
    private static final Set<String> MISS = Set.of();

    @Test
    void a_rule_that_hits_too_much_is_found_as_soon_as_there_are_enough_transactions_to_say_so() {
        HitRateWatch watch = watch("0%..0.5%");

        List<HitRateBreach> before = observe(watch, HIT, 999);
        List<HitRateBreach> then = observe(watch, HIT, 1);

        assertThat(before).isEmpty();
        assertThat(then)
                .hasToString("[it hit 1,000 of the last 1,000 transactions, 100.000%; @hitRate expects 0%..0.5%]");
        assertThat(watch.hasLeft("R-1")).isTrue();
        assertThat(watch.breaches()).isEqualTo(then);
    }

    @Test
    void a_rule_that_begins_to_hit_too_much_later_is_found_by_its_newest_transactions() {
        HitRateWatch watch = watch("0%..0.5%");
        observe(watch, MISS, 200_000);

        List<HitRateBreach> found = observe(watch, HIT, 102);

        assertThat(found).singleElement().satisfies(breach -> {
            assertThat(breach.hits()).isEqualTo(102);
            assertThat(breach.transactions()).isEqualTo(10_000);
        });
    }

    @Test
    void a_rule_that_hits_nothing_any_more_is_found() {
        HitRateWatch watch = watch("0.05%..5%");

        List<HitRateBreach> found = observe(watch, MISS, 100_000);

        assertThat(found).singleElement().satisfies(breach -> {
            assertThat(breach.hits()).isZero();
            // 0.9995 to this power is less than one in a billion for the first time.
            assertThat(breach.transactions()).isEqualTo(41_437);
        });
    }

    @Test
    void a_rule_leaves_its_band_once() {
        HitRateWatch watch = watch("0%..0.5%");

        assertThat(observe(watch, HIT, 5_000)).hasSize(1);
    }

    @Test
    void chance_takes_no_rule_out_of_its_band_even_at_its_very_edges() {
        HitRateWatch atTheTop = watch("0%..0.5%");
        HitRateWatch atTheBottom = watch("0.5%..5%");
        Random random = new Random(42);

        for (int i = 0; i < 500_000; i++) {
            Set<String> hits = random.nextInt(1_000) < 5 ? HIT : MISS;
            atTheTop.observe(NOON, hits);
            atTheBottom.observe(NOON, hits);
        }

        assertThat(atTheTop.breaches()).isEmpty();
        assertThat(atTheBottom.breaches()).isEmpty();
    }

    @Test
    void transactions_before_a_rule_begins_do_not_count_for_it() {
        HitRateWatch watch = new HitRateWatch(List.of(SomeRule.called("R-1")
                .expectedToHit("0.05%..5%")
                .since(NOON.plusSeconds(1))
                .description()));

        assertThat(observe(watch, MISS, 100_000)).isEmpty();
    }

    @Test
    void a_rule_without_a_band_may_hit_everything() {
        HitRateWatch watch = new HitRateWatch(List.of(SomeRule.called("R-1").description()));

        assertThat(observe(watch, HIT, 20_000)).isEmpty();
        assertThat(watch.isIdle()).isTrue();
    }

    @Test
    void a_rule_that_is_switched_off_does_not_leave_its_band_by_missing() {
        HitRateWatch watch = watch("0.05%..5%");

        watch.forget("R-1");

        assertThat(observe(watch, MISS, 100_000)).isEmpty();
    }

    private static List<HitRateBreach> observe(HitRateWatch watch, Set<String> hits, int times) {
        List<HitRateBreach> found = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            found.addAll(watch.observe(NOON, hits));
        }
        return found;
    }

    private static HitRateWatch watch(String band) {
        return new HitRateWatch(
                List.of(SomeRule.called("R-1").expectedToHit(band).description()));
    }
}
