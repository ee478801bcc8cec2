package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Topics;
import dev.sluice.local.EmbeddedKafka;
import dev.sluice.service.StreamsSettings.Batching;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small benchmark from beginning to end, with everything that it can measure. */
class BenchmarkIT {

    private static final Path RULES = Path.of("../../docs/examples/handbook-rules");
    private static final int RULE_COUNT = 5;

    @Test
    void it_measures_each_rate_on_the_product_and_on_the_pass_through() {
        BenchReport report = new Benchmark(settings(List.of(20.0, 40.0), 200, null), line -> {}).run();

        assertThat(report.rules()).isEqualTo(RULE_COUNT);
        assertThat(report.results())
                .extracting(BenchResult::subject)
                .containsExactly(BenchResult.Subject.PASS_THROUGH, BenchResult.Subject.SLUICE);
        assertThat(report.results()).allSatisfy(BenchmarkIT::assertThatAllWasMeasured);
        assertThat(report.results())
                .allSatisfy(result -> assertThat(result.drainedPerSecond()).isPositive());
    }

    @Test
    void a_broker_that_is_given_is_left_as_it_was_found(@TempDir Path directory) throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory);
                Admin admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1)))
                    .all()
                    .get();

            BenchReport report = new Benchmark(settings(List.of(20.0), 0, broker.bootstrapServers()), line -> {}).run();

            assertThat(report.machine()).contains("broker at " + broker.bootstrapServers());
            assertThat(report.results()).hasSize(2).allSatisfy(BenchmarkIT::assertThatAllWasMeasured);
            assertThat(admin.listTopics().names().get()).containsExactly("orders");
            assertThat(admin.listGroups().all().get()).isEmpty();
        }
    }

    private static BenchSettings settings(List<Double> rates, int backlog, @Nullable String bootstrapServers) {
        return new BenchSettings(
                new BenchLoad(rates, Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Keys.ZIPF, 1),
                List.of(BenchResult.Subject.values()),
                List.of(Guarantee.EXACTLY_ONCE_V2),
                2,
                Layout.BY_ENTITY,
                1,
                Duration.ofMillis(20),
                Duration.ZERO,
                Batching.DEFAULT,
                backlog,
                bootstrapServers,
                RULES,
                RULE_COUNT);
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
            assertThat(step.memory().liveHeapBytes()).isPositive();
        });
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
