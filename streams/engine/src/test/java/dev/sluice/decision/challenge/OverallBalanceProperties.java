package dev.sluice.decision.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OverallBalanceProperties {

    /** What survives of a balance. */
    private static final class Kept implements OverallBalance.Keeper {

        private long millionths = -1;

        @Override
        public long read() {
            return millionths;
        }

        @Override
        public void write(long balance) {
            millionths = balance;
        }
    }

    @Property
    void any_decisions_in_a_row_ask_at_most_burst_and_share_times_however_often_it_is_wanted_and_restarted(
            @ForAll @Size(min = 1, max = 300) List<Boolean> wanted,
            @ForAll @IntRange(min = 1, max = 1_000_000) int share,
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @IntRange(min = 1, max = 50) int restartEvery) {
        List<Boolean> asked = decide(wanted, budget(share, burst), restartEvery);

        for (int from = 0; from < asked.size(); from++) {
            int times = 0;
            for (int to = from; to < asked.size(); to++) {
                times += asked.get(to) ? 1 : 0;
                long decisions = to - from + 1L;
                assertThat(times * 1_000_000L).isLessThanOrEqualTo(burst * 1_000_000L + decisions * share);
            }
        }
    }

    @Property
    void who_wants_no_more_than_the_share_gets_it(
            @ForAll @IntRange(min = 1, max = 100) int oneIn, @ForAll @IntRange(min = 1, max = 20) int burst) {
        List<Boolean> wanted = new ArrayList<>();
        for (int decision = 0; decision < 1_000; decision++) {
            wanted.add(decision % oneIn == 0);
        }
        int share = -Math.floorDiv(-1_000_000, oneIn);

        assertThat(decide(wanted, budget(share, burst), Integer.MAX_VALUE)).isEqualTo(wanted);
    }

    private static List<Boolean> decide(List<Boolean> wanted, FrictionBudget.Overall budget, int restartEvery) {
        Kept kept = new Kept();
        OverallBalance balance = new OverallBalance(kept);
        List<Boolean> asked = new ArrayList<>();
        for (Boolean wish : wanted) {
            if (asked.size() % restartEvery == restartEvery - 1) {
                balance = new OverallBalance(kept);
            }
            balance.earn(budget);
            asked.add(wish && balance.spend(budget));
        }
        return asked;
    }

    private static FrictionBudget.Overall budget(int share, int burst) {
        return new FrictionBudget.Overall(share, burst, Fallback.BLOCK);
    }
}
