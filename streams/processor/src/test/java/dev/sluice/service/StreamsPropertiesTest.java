package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.StreamsSettings.GroupProtocol;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.CommitPacing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsPropertiesTest {

    @TempDir
    private Path directory;

    private SluiceConfig config() {
        SluiceConfig config = SluiceConfig.of("broker:9092", "http://registry:8081", directory);
        return config.withStreams(config.streams().withIdentity("sluice-test", directory.resolve("state")));
    }

    private static Properties propertiesOf(SluiceConfig config) {
        return StreamsProperties.of(config, new SluiceMetrics(new SimpleMeterRegistry(), InstantSource.system()));
    }

    private static StreamsConfig streamsConfigOf(SluiceConfig config) {
        return new StreamsConfig(propertiesOf(config));
    }

    @Test
    void waits_are_short_where_the_defaults_are_long() {
        StreamsConfig streams = streamsConfigOf(config());

        assertThat(streams.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
        assertThat(streams.getLong(StreamsConfig.POLL_MS_CONFIG)).isEqualTo(5);
        assertThat(streams.getLong(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG))
                .isZero();
        assertThat(streams.getProducerConfigs("any"))
                .containsEntry("linger.ms", 2L)
                .containsEntry("batch.size", 131_072)
                .containsEntry("compression.type", "none")
                .containsEntry("retry.backoff.ms", 5L);
    }

    @Test
    void exactly_once_commits_soon_where_asked_and_seldom_by_itself() {
        SluiceConfig config = config();

        assertThat(config.streams().commitPacing().soon()).hasMillis(5);
        assertThat(streamsConfigOf(config).getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))
                .isEqualTo(100);
    }

    @Test
    void an_interval_that_is_longer_than_that_of_being_behind_holds_always() {
        SluiceConfig config = config();
        SluiceConfig slow = config.withStreams(config.streams().withCommitInterval(Duration.ofMillis(500)));

        assertThat(streamsConfigOf(slow).getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))
                .isEqualTo(500);
    }

    @Test
    void state_is_not_kept_among_temporary_files_unless_told_so() {
        StreamsConfig streams = streamsConfigOf(SluiceConfig.of("broker:9092", "http://registry:8081", directory));

        assertThat(streams.getString(StreamsConfig.STATE_DIR_CONFIG))
                .isEqualTo(Path.of("state").toAbsolutePath().toString());
    }

    @Test
    void an_instance_that_was_killed_is_missed_soon() {
        StreamsConfig streams = streamsConfigOf(config());

        Map<String, Object> member = streams.getMainConsumerConfigs("group", "client", 0);
        assertThat(member.get("session.timeout.ms")).hasToString("6000");
        assertThat(member.get("heartbeat.interval.ms")).hasToString("1000");
        assertThat(streams.getProducerConfigs("any")).containsEntry("transaction.timeout.ms", 6_000);
    }

    @Test
    void one_that_stands_still_at_times_can_be_given_longer() {
        SluiceConfig config = config();
        SluiceConfig patient = config.withStreams(config.streams().withMissedAfter(Duration.ofSeconds(30)));

        StreamsConfig streams = streamsConfigOf(patient);

        Map<String, Object> member = streams.getMainConsumerConfigs("group", "client", 0);
        assertThat(member.get("session.timeout.ms")).hasToString("30000");
        assertThat(member.get("heartbeat.interval.ms")).hasToString("5000");
        assertThat(streams.getProducerConfigs("any")).containsEntry("transaction.timeout.ms", 30_000);
    }

    @Test
    void a_transaction_outlasts_the_longest_interval_between_commits() {
        SluiceConfig config = config();
        SluiceConfig slow = config.withStreams(config.streams().withCommitInterval(Duration.ofSeconds(5)));

        assertThat(streamsConfigOf(slow).getProducerConfigs("any")).containsEntry("transaction.timeout.ms", 10_000);
    }

    @Test
    void the_other_guarantee_and_protocol_can_be_chosen() {
        SluiceConfig defaults = config();
        StreamsSettings streams = defaults.streams().withGuarantee(Guarantee.AT_LEAST_ONCE);
        StreamsSettings chosen = new StreamsSettings(
                streams.applicationId(),
                streams.stateDirectory(),
                streams.guarantee(),
                Duration.ofMillis(50),
                1,
                0,
                GroupProtocol.STREAMS,
                streams.missedAfter(),
                streams.shutdownTimeout(),
                streams.tuning());

        StreamsConfig read = streamsConfigOf(defaults.withStreams(chosen));

        assertThat(read.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("at_least_once");
        assertThat(read.getString(StreamsConfig.GROUP_PROTOCOL_CONFIG)).isEqualTo("streams");
        assertThat(read.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(50);
        assertThat(chosen.commitPacing()).isEqualTo(CommitPacing.BY_INTERVAL);
    }

    @Test
    void how_to_log_in_reaches_every_client() {
        SluiceConfig plain = config();
        SluiceConfig secured = new SluiceConfig(
                new SluiceConfig.Kafka("broker:9092", Map.of("security.protocol", "SSL")),
                plain.registry(),
                plain.streams(),
                plain.topics(),
                plain.decisions(),
                plain.ingest(),
                plain.rules(),
                plain.approval(),
                plain.http());

        StreamsConfig streams = streamsConfigOf(secured);

        assertThat(streams.getProducerConfigs("any")).containsEntry("security.protocol", "SSL");
        assertThat(streams.getMainConsumerConfigs("group", "client", 0)).containsEntry("security.protocol", "SSL");
        assertThat(streams.getAdminConfigs("any")).containsEntry("security.protocol", "SSL");
    }

    @Test
    void stores_work_with_the_shared_memory_and_keep_it_when_one_of_them_closes() {
        Properties properties = propertiesOf(config());

        for (int run = 0; run < 2; run++) {
            try (TopologyTestDriver driver = new TopologyTestDriver(latestByKey(), properties)) {
                TestInputTopic<String, String> input =
                        driver.createInputTopic("input", new StringSerializer(), new StringSerializer());
                input.pipeInput("key", "value " + run);
                KeyValueStore<String, String> store = driver.getKeyValueStore("latest");
                assertThat(store.get("key")).isEqualTo("value " + run);
                assertThat(store.get("unknown")).isNull();
            }
        }
    }

    private static Topology latestByKey() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.table(
                "input",
                Consumed.with(Serdes.String(), Serdes.String()).withName("source"),
                Materialized.<String, String>as(Stores.persistentKeyValueStore("latest"))
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.String()));
        return builder.build();
    }
}
