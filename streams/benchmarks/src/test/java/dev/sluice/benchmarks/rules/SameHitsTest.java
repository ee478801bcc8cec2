package dev.sluice.benchmarks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameHitsTest {

    private static final SampleRules SAMPLE = SampleRules.of(Path.of("../../rules"), 200);

    @Test
    void the_shipped_rules_with_other_numbers_hit_the_same_in_java_interpreted_and_as_they_run() {
        try (RulesUnderTest asTheyRun = RulesUnderTest.asTheyRun(SAMPLE);
                RulesUnderTest interpreted = RulesUnderTest.interpreted(SAMPLE);
                RulesUnderTest inJava = RulesUnderTest.inJava(SAMPLE)) {
            SameHits.require(asTheyRun, inJava, SAMPLE.transactions());
            SameHits.require(interpreted, inJava, SAMPLE.transactions());
        }
        assertThat(SAMPLE.rules()).hasSize(200);
        assertThat(SAMPLE.transactions()).hasSizeGreaterThan(200);
    }

    @Test
    void ways_that_differ_are_refused() {
        SampleRules fewer = SampleRules.of(Path.of("../../rules"), 84);
        try (RulesUnderTest all = RulesUnderTest.interpreted(SAMPLE);
                RulesUnderTest some = RulesUnderTest.interpreted(fewer)) {
            assertThatThrownBy(() -> SameHits.require(some, all, SAMPLE.transactions()))
                    .hasMessageContaining("the same rules hit otherwise");
            assertThatThrownBy(() -> SameHits.require(some, some, List.of())).hasMessageContaining("no rule hits any");
        }
    }
}
