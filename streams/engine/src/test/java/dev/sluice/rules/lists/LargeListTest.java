package dev.sluice.rules.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Lists as feeds fill them: long, and perhaps by somebody who means harm. */
class LargeListTest {

    private static final long NOW = Instant.parse("2026-01-15T12:00:00Z").toEpochMilli();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void a_list_of_two_hundred_thousand_values_knows_each_of_them_and_no_other() {
        RuleList list = read(IntStream.range(0, 200_000).mapToObj(i -> "M-" + i).toList());

        assertThat(findings).isEmpty();
        assertThat(list.size()).isEqualTo(200_000);
        assertThat(IntStream.range(0, 200_000)).allMatch(i -> list.contains("M-" + i, NOW));
        assertThat(IntStream.range(200_000, 400_000)).noneMatch(i -> list.contains("M-" + i, NOW));
    }

    @Test
    void values_that_were_chosen_to_have_one_hash_code_cost_no_more_than_others() {
        List<String> values =
                IntStream.range(0, 1 << 17).mapToObj(LargeListTest::oneHashCode).toList();

        RuleList list = Assertions.assertTimeoutPreemptively(PATIENCE, () -> read(values));

        assertThat(values.stream().map(String::hashCode).distinct()).hasSize(1);
        assertThat(findings).isEmpty();
        assertThat(list.size()).isEqualTo(values.size());
        Assertions.assertTimeoutPreemptively(
                PATIENCE, () -> assertThat(values).allMatch(value -> list.contains(value, NOW)));
        assertThat(list.contains(oneHashCode(0) + "AaAa", NOW)).isFalse();
    }

    /** "Aa" and "BB" have the same hash code, and so have all texts of equally many of them. */
    private static String oneHashCode(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private RuleList read(List<String> values) {
        String text = values.stream().collect(Collectors.joining("\n", "value\n", "\n"));
        return RuleListReader.read("lists/large.csv", text, findings);
    }
}
