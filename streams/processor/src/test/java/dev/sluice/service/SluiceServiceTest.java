package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.cli.HandbookFiles;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.local.EmbeddedKafka;
import dev.sluice.local.EmbeddedRegistry;
import dev.sluice.local.RegistryServerSettings;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.StreamsSettings.GroupProtocol;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.TopologySettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SluiceServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONG_SESSION = Duration.ofMinutes(5);

    /** Which rules decide does not matter here, so they are few: the shipped ones take long to compile. */
    private static final Path RULES = HandbookFiles.RULES;

    @TempDir
    private Path directory;

    private EmbeddedKafka kafka;
    private EmbeddedRegistry registry;
    private SchemaCatalog catalog;
    private PaymentPlatform platform;
    private SluiceConfig config;

    @BeforeEach
    void startTheCluster() {
        Contracts.trust();
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        registry = EmbeddedRegistry.start(RegistryServerSettings.of(kafka.bootstrapServers()));
        SluiceConfig defaults = SluiceConfig.of(kafka.bootstrapServers(), registry.url(), RULES);
        config = defaults.withDecisions(TopologySettings.DEFAULT.withPartitions(2))
                .withStreams(defaults.streams().withIdentity("sluice-test", directory.resolve("state")))
                .withHttp(new SluiceConfig.Http("127.0.0.1", 0));
        catalog = SchemaCatalog.of(config.registry());
        platform = new PaymentPlatform(kafka.bootstrapServers(), catalog);
        new ClusterSetup(config).apply(line -> {});
    }

    @AfterEach
    void stopTheCluster() {
        catalog.close();
        registry.close();
        kafka.close();
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"EXACTLY_ONCE_V2, CLASSIC", "AT_LEAST_ONCE, CLASSIC", "EXACTLY_ONCE_V2, STREAMS"})
    void a_running_service_decides_and_says_how_it_is(Guarantee guarantee, GroupProtocol protocol) throws Exception {
        StreamsSettings streams = config.streams().withGuarantee(guarantee);
        config = config.withStreams(new StreamsSettings(
                streams.applicationId(),
                streams.stateDirectory(),
                guarantee,
                streams.commitInterval(),
                1,
                0,
                protocol,
                streams.missedAfter(),
                streams.shutdownTimeout(),
                streams.tuning()));

        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(PATIENCE).until(service::isReady);
            platform.publish(platform.encoded("t-1"), new byte[] {42}, platform.encoded("t-2"));

            assertThat(platform.read(Topics.DECISION_MADE, 2))
                    .extracting(value -> platform.decoded(value).getTransactionId())
                    .containsExactly("t-1", "t-2");
            assertThat(platform.read(Topics.DEAD_LETTER, 1)).containsExactly(new byte[] {42});
            HttpResponse<String> ready = get(service.uri().resolve("/health/ready"));
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("RUNNING").contains(service.ruleSetHash());
            assertThat(get(service.uri().resolve("/metrics")).body())
                    .contains("sluice_decision_age_seconds_count 2")
                    .contains("sluice_dead_letters_total{")
                    .contains("kafka_stream_")
                    .contains("jvm_memory_used_bytes");
        }
    }

    @Test
    void a_service_that_was_stopped_goes_on_where_it_was_without_waiting() {
        config = config.withStreams(config.streams().withMissedAfter(LONG_SESSION));
        byte[] first = platform.encoded("t-1");
        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(PATIENCE).until(service::isReady);
            platform.publish(first);
            platform.read(Topics.DECISION_MADE, 1);
        }
        platform.publish(first, platform.encoded("t-2"));

        long started = System.nanoTime();
        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(PATIENCE).until(service::isReady);
            List<DecisionMade> decisions = platform.read(Topics.DECISION_MADE, 3).stream()
                    .map(platform::decoded)
                    .toList();

            assertThat(decisions).extracting(DecisionMade::getTransactionId).containsExactly("t-1", "t-1", "t-2");
            assertThat(decisions.get(1)).isEqualTo(decisions.get(0));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .as("it left the group, so nobody waits for its session to end")
                .isLessThan(LONG_SESSION);
    }

    @Test
    void a_service_that_cannot_go_on_says_so() throws Exception {
        // It gives up at the eleventh failure of a thread: more threads at a time, that look at topics more often, fail
        // sooner.
        config = lookingAtTopicsOften(config).withStreams(config.streams().withThreads(6));
        try (SluiceService service = SluiceService.start(config)) {
            await().atMost(PATIENCE).until(service::isReady);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.deleteTopics(List.of(Topics.TRANSACTION_REQUESTED)).all().get();
            }

            assertThat(service.awaitStop()).isFalse();

            assertThat(service.isReady()).isFalse();
            assertThat(get(service.uri().resolve("/health/live")).statusCode()).isEqualTo(503);
        }
    }

    private static SluiceConfig lookingAtTopicsOften(SluiceConfig config) {
        return new SluiceConfig(
                new SluiceConfig.Kafka(config.kafka().bootstrapServers(), Map.of("metadata.max.age.ms", "1000")),
                config.registry(),
                config.streams(),
                config.topics(),
                config.decisions(),
                config.ingest(),
                config.rules(),
                config.approval(),
                config.http());
    }
}
