package dev.sluice.rules.engine;

import static dev.sluice.rules.engine.ConditionOrder.BOOLEAN;
import static dev.sluice.rules.engine.ConditionOrder.COMPOUND;
import static dev.sluice.rules.engine.ConditionOrder.NUMERIC;
import static dev.sluice.rules.engine.ConditionOrder.ROUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConditionSharingTest {

    private static final WrittenCondition QR = new WrittenCondition(ROUTE, "mode == QR");
    private static final WrittenCondition ROOTED = new WrittenCondition(BOOLEAN, "rooted");
    private static final WrittenCondition EMULATED = new WrittenCondition(BOOLEAN, "emulated");
    private static final WrittenCondition SMALL = new WrittenCondition(NUMERIC, "amount < 5");
    private static final WrittenCondition STRANGE = new WrittenCondition(COMPOUND, "a || b");

    @Test
    void what_most_rules_ask_comes_first_however_dear() {
        List<List<WrittenCondition>> ordered =
                ConditionSharing.order(List.of(List.of(SMALL, STRANGE), List.of(ROOTED, STRANGE), List.of(EMULATED)));

        assertThat(ordered).containsExactly(List.of(STRANGE, SMALL), List.of(STRANGE, ROOTED), List.of(EMULATED));
    }

    @Test
    void among_rules_that_begin_alike_the_next_in_common_follows() {
        List<List<WrittenCondition>> ordered = ConditionSharing.order(
                List.of(List.of(ROOTED, SMALL, STRANGE), List.of(STRANGE, SMALL, EMULATED), List.of(STRANGE)));

        assertThat(ordered)
                .containsExactly(List.of(STRANGE, SMALL, ROOTED), List.of(STRANGE, SMALL, EMULATED), List.of(STRANGE));
    }

    @Test
    void the_route_comes_before_all_else_even_if_one_rule_alone_has_it() {
        List<List<WrittenCondition>> ordered =
                ConditionSharing.order(List.of(List.of(STRANGE, QR), List.of(STRANGE, ROOTED)));

        assertThat(ordered).containsExactly(List.of(QR, STRANGE), List.of(ROOTED, STRANGE));
    }

    @Test
    void what_nobody_shares_is_asked_from_the_cheapest_to_the_dearest() {
        assertThat(ConditionSharing.order(List.of(List.of(STRANGE, SMALL, ROOTED))))
                .containsExactly(List.of(ROOTED, SMALL, STRANGE));
    }

    @Property(tries = 200)
    void each_rule_keeps_its_conditions_and_the_order_of_the_rules_does_not_matter(@ForAll long seed) {
        Random random = new Random(seed);
        List<Set<WrittenCondition>> rules = IntStream.range(0, random.nextInt(12))
                .mapToObj(rule -> randomRule(random))
                .toList();
        List<List<WrittenCondition>> ordered = ConditionSharing.order(rules);
        List<Set<WrittenCondition>> shuffled = new ArrayList<>(rules);
        Collections.shuffle(shuffled, random);

        for (int i = 0; i < rules.size(); i++) {
            assertThat(ordered.get(i)).doesNotHaveDuplicates().hasSameElementsAs(rules.get(i));
        }
        assertThat(ConditionSharing.order(shuffled)).containsExactlyInAnyOrderElementsOf(ordered);
    }

    private static Set<WrittenCondition> randomRule(Random random) {
        Set<WrittenCondition> conditions = new HashSet<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            ConditionOrder order = ConditionOrder.values()[random.nextInt(ConditionOrder.values().length)];
            conditions.add(new WrittenCondition(order, order + "-" + random.nextInt(3)));
        }
        return conditions;
    }
}
