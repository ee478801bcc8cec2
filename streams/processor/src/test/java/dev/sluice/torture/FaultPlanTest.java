package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<Integer> ROUNDS = List.of(40, 50, 60);

    @Property(tries = 200)
    void the_same_seed_makes_the_same_plan(@ForAll long seed, @ForAll Set<Fault> faults) {
        assertThat(FaultPlan.of(settings(seed, faults), ROUNDS))
                .isEqualTo(FaultPlan.of(settings(seed, faults), ROUNDS));
    }

    @Property(tries = 200)
    void each_fault_that_comes_at_a_moment_does_and_no_round_is_without(@ForAll long seed, @ForAll Set<Fault> faults) {
        Set<Fault> struck = faults.stream().filter(Fault::isStruck).collect(Collectors.toSet());

        FaultPlan plan = FaultPlan.of(settings(seed, faults), ROUNDS);

        assertThat(plan.strikes().stream().map(Strike::fault).collect(Collectors.toSet()))
                .isEqualTo(struck);
        assertThat(IntStream.range(0, ROUNDS.size()))
                .allSatisfy(round -> assertThat(plan.of(round).isEmpty()).isEqualTo(struck.isEmpty()));
    }

    @Property(tries = 200)
    void it_is_struck_while_the_round_is_published_one_strike_after_the_other(@ForAll long seed) {
        FaultPlan plan = FaultPlan.of(settings(seed, EnumSet.allOf(Fault.class)), ROUNDS);

        assertThat(plan.strikes()).allSatisfy(strike -> {
            assertThat(strike.after()).isBetween(1, ROUNDS.get(strike.round()) - 1);
            assertThat(strike.target()).isBetween(0, strike.fault().strikesBroker() ? 2 : 1);
            assertThat(strike.away()).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        });
        for (int round = 0; round < ROUNDS.size(); round++) {
            assertThat(plan.of(round)).extracting(Strike::after).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_strike_says_when_it_comes_and_what_it_does() {
        assertThat(new Strike(0, 12, Fault.LOST_STATE, 1, Duration.ofMillis(2_340)))
                .hasToString("round 1, after 12 transactions: kill instance 2, delete its state, back after 2.3 s");
    }

    private static TortureSettings settings(long seed, Set<Fault> faults) {
        return new TortureSettings(
                seed,
                faults,
                300,
                50,
                Guarantee.EXACTLY_ONCE_V2,
                Layout.BY_ENTITY,
                3,
                2,
                0,
                Duration.ofSeconds(5),
                Path.of("rules"));
    }
}
