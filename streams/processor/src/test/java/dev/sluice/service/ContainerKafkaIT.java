package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.local.EmbeddedRegistry;
import dev.sluice.local.RegistryServerSettings;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.topology.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The service against a broker in a container of its own. Skipped without Docker, unless Docker must be there. */
class ContainerKafkaIT {

    @TempDir
    private Path directory;

    @BeforeAll
    static void requireDocker() {
        boolean there = DockerClientFactory.instance().isDockerAvailable();
        if ("true".equals(System.getenv("SLUICE_REQUIRE_DOCKER"))) {
            assertThat(there)
                    .as("a Docker engine, which SLUICE_REQUIRE_DOCKER asks for")
                    .isTrue();
        }
        assumeTrue(there, "no Docker engine runs here");
        Contracts.trust();
    }

    @Test
    void transactions_are_decided_and_bad_ones_become_dead_letters_on_a_broker_in_a_container() {
        try (KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1")) {
            kafka.start();
            try (EmbeddedRegistry registry =
                    EmbeddedRegistry.start(RegistryServerSettings.of(kafka.getBootstrapServers()))) {
                SluiceConfig config = config(kafka.getBootstrapServers(), registry.url());
                new ClusterSetup(config).apply(line -> {});
                try (SluiceService service = SluiceService.start(config);
                        SchemaCatalog catalog = SchemaCatalog.of(config.registry())) {
                    PaymentPlatform platform = new PaymentPlatform(kafka.getBootstrapServers(), catalog);
                    await().atMost(Duration.ofMinutes(2)).until(service::isReady);

                    platform.publish(platform.encoded("t-1"), new byte[] {42}, platform.encoded("t-2"));

                    List<DecisionMade> decisions = platform.read(Topics.DECISION_MADE, 2).stream()
                            .map(platform::decoded)
                            .toList();
                    assertThat(decisions)
                            .extracting(DecisionMade::getTransactionId)
                            .containsExactly("t-1", "t-2");
                    assertThat(platform.read(Topics.DEAD_LETTER, 1)).containsExactly(new byte[] {42});
                }
            }
        }
    }

    private SluiceConfig config(String bootstrapServers, String registryUrl) {
        SluiceConfig defaults = SluiceConfig.of(bootstrapServers, registryUrl, Path.of("../../rules"));
        return defaults.withDecisions(TopologySettings.DEFAULT.withPartitions(2))
                .withStreams(defaults.streams().withIdentity("sluice-container", directory.resolve("state")))
                .withHttp(new SluiceConfig.Http("127.0.0.1", 0));
    }
}
