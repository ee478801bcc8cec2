package dev.sluice.benchmarks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.benchmarks.Timings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTableTest {

    @Test
    void it_tells_times_and_ratios_to_plain_java_and_leaves_a_dash_where_nothing_was_measured() {
        Timings timings = new Timings();
        add(timings, "AS_THEY_RUN", 40);
        add(timings, "PLAIN_JAVA", 10);

        assertThat(RulesTable.text(timings).lines().map(line -> line.replaceAll(" {2,}", "|")))
                .contains("as they run|-|40.00|-|-", "interpreted|-|-|-|-", "as they run / plain java|-|4.00|-|-");
    }

    private static void add(Timings timings, String way, double micros) {
        timings.add(RulesBenchmark.class.getName(), Map.of("rules", "100", "way", way), micros);
    }
}
