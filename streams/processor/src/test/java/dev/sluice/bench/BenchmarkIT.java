package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Topics;
import dev.sluice.service.StreamsSettings.Batching;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small benchmark from beginning to end, with everything that it can measure. */
class BenchmarkIT {

    private static final Path RULES = Path.of("../../docs/examples/handbook-rules");
    private static final int RULE_COUNT = 5;

    @Test
    void it_measures_each_rate_on_the_product_and_on_the_pass_through() {
        BenchLoad load =
                new BenchLoad(List.of(20.0, 40.0), Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Keys.ZIPF, 1);
        BenchSettings settings = new BenchSettings(
                load,
                List.of(Guarantee.EXACTLY_ONCE_V2),
                2,
                Layout.BY_ENTITY,
                1,
                Duration.ofMillis(20),
                Duration.ZERO,
                Batching.DEFAULT,
                200,
                RULES,
                RULE_COUNT);

        BenchReport report = new Benchmark(settings, line -> {}).run();

        assertThat(report.rules()).isEqualTo(RULE_COUNT);
        assertThat(report.results())
                .extracting(BenchResult::subject)
                .containsExactly(BenchResult.Subject.PASS_THROUGH, BenchResult.Subject.SLUICE);
        assertThat(report.results()).allSatisfy(BenchmarkIT::assertThatAllWasMeasured);
    }

    private static void assertThatAllWasMeasured(BenchResult result) {
        assertThat(result.steps()).isNotEmpty().allSatisfy(step -> {
            assertThat(step.sent()).isGreaterThan(50);
            assertThat(step.answered()).isEqualTo(step.sent());
            assertThat(step.latency().p50Millis())
                    .isPositive()
                    .isLessThanOrEqualTo(step.latency().maxMillis());
            assertThat(step.perTransaction().processorCpuMicros()).isPositive();
            assertThat(step.perTransaction().processorAllocatedBytes()).isPositive();
        });
        assertThat(result.drainedPerSecond()).isPositive();
        assertThat(result.disk().stateBytes()).isPositive();
        assertThat(result.disk().brokerLogBytes())
                .isGreaterThan(result.volumes().stream()
                                .mapToDouble(TopicVolume::bytes)
                                .sum()
                        * 0.9);
        assertThat(result.volumes())
                .filteredOn(volume -> volume.topic().equals(Topics.TRANSACTION_REQUESTED))
                .singleElement()
                .satisfies(volume -> assertThat(volume.records()).isEqualTo(1));
    }
}
