package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import dev.sluice.torture.Fault;
import dev.sluice.torture.Torture;
import dev.sluice.torture.TortureReport;
import dev.sluice.torture.TortureSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code sluice torture}: a few faults each. {@code docs/reliability.md} tells of all of them and of more
 * seeds.
 */
class TortureIT {

    @TempDir
    private Path directory;

    @Test
    void killed_and_poisoned_exactly_once_nothing_is_lost_and_nothing_decided_twice() throws InterruptedException {
        assertPassed(Guarantee.EXACTLY_ONCE_V2, EnumSet.of(Fault.LOST_STATE, Fault.BROKER, Fault.RULES, Fault.POISON));
    }

    @Test
    void killed_and_cut_off_at_least_once_every_answer_is_the_same() throws InterruptedException {
        assertPassed(Guarantee.AT_LEAST_ONCE, EnumSet.of(Fault.KILL, Fault.CUT, Fault.SLOW, Fault.CLOCK));
    }

    private void assertPassed(Guarantee guarantee, Set<Fault> faults) throws InterruptedException {
        TortureReport report = new Torture(
                        new TortureSettings(
                                1,
                                faults,
                                300,
                                50,
                                guarantee,
                                Layout.BY_ENTITY,
                                1,
                                2,
                                0,
                                Duration.ofSeconds(3),
                                CopiedRules.withFewRulesAndWithoutOutcomes(directory.resolve("rules"))),
                        line -> {})
                .run();

        assertThat(report.violations()).as(report::text).isEmpty();
        assertThat(report.judgement().equal())
                .as("as many as there are were compared")
                .isEqualTo(report.transactions())
                .isGreaterThan(200);
        assertThat(report.strikes()).hasSize(3);
    }
}
