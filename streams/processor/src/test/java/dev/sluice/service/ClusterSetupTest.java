package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.cli.CommandRun;
import dev.sluice.cli.ExitCodes;
import dev.sluice.contract.Topics;
import dev.sluice.local.EmbeddedKafka;
import dev.sluice.local.EmbeddedRegistry;
import dev.sluice.local.RegistryServerSettings;
import dev.sluice.topology.TopologySettings;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSetupTest {

    @TempDir
    private Path directory;

    private EmbeddedKafka kafka;
    private EmbeddedRegistry registry;
    private SluiceConfig config;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        registry = EmbeddedRegistry.start(RegistryServerSettings.of(kafka.bootstrapServers()));
        config = SluiceConfig.of(kafka.bootstrapServers(), registry.url(), directory)
                .withDecisions(TopologySettings.DEFAULT.withPartitions(2));
    }

    @AfterEach
    void stop() {
        registry.close();
        kafka.close();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @Test
    void topics_and_schemas_are_created_once() throws Exception {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        ClusterSetup setup = new ClusterSetup(config);

        assertThat(setup.problems()).hasSize(17 + SchemaPlan.all().size());
        setup.apply(first::add);
        setup.apply(second::add);

        assertThat(first).hasSize(17 + SchemaPlan.all().size());
        assertThat(second).isEmpty();
        assertThat(setup.problems()).isEmpty();
        try (Admin admin = admin()) {
            TopicDescription transactions = admin.describeTopics(Set.of(Topics.TRANSACTION_REQUESTED))
                    .allTopicNames()
                    .get()
                    .get(Topics.TRANSACTION_REQUESTED);
            assertThat(transactions.partitions()).hasSize(2);
            assertThat(topicConfig(admin, Topics.TRANSACTION_REQUESTED, "retention.ms"))
                    .isEqualTo("604800000");
            assertThat(topicConfig(admin, Topics.DEAD_LETTER, "retention.ms")).isEqualTo("2592000000");
            assertThat(topicConfig(admin, Topics.MERCHANT_PROFILE, "cleanup.policy"))
                    .isEqualTo("compact");
            for (String auditTrail : List.of(Topics.RULE_SET_PUBLISHED, Topics.RULE_SET_ACKNOWLEDGED)) {
                assertThat(topicConfig(admin, auditTrail, "cleanup.policy")).isEqualTo("delete");
                assertThat(topicConfig(admin, auditTrail, "retention.ms")).isEqualTo("-1");
            }
        }
        try (CachedSchemaRegistryClient client = new CachedSchemaRegistryClient(registry.url(), 10)) {
            assertThat(client.getAllSubjects()).contains(Topics.TRANSACTION_REQUESTED + "-value");
            assertThat(client.getCompatibility(Topics.DECISION_MADE + "-value")).isEqualTo("FULL_TRANSITIVE");
        }
    }

    private static String topicConfig(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    @Test
    void an_input_topic_with_other_partitions_is_refused_with_the_way_out() {
        kafka.createTopics(List.of(new NewTopic(Topics.DEVICE_TELEMETRY, 3, (short) 1)));

        assertThatThrownBy(() -> new ClusterSetup(config).apply(line -> {}))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(Topics.DEVICE_TELEMETRY + " has 3 partitions, but topics.partitions is 2")
                .hasMessageContaining("set topics.partitions to 3");
        assertThat(new ClusterSetup(config).problems()).anyMatch(problem -> problem.contains("has 3 partitions"));
    }

    @Test
    void a_topic_that_would_forget_what_is_valid_is_refused() {
        kafka.createTopics(List.of(new NewTopic(Topics.MERCHANT_PROFILE, 2, (short) 1)));

        assertThatThrownBy(() -> new ClusterSetup(config).apply(line -> {}))
                .hasMessageContaining(Topics.MERCHANT_PROFILE + " has cleanup.policy=delete")
                .hasMessageContaining("set it to compact");
    }

    @Test
    void the_setup_command_does_it_and_run_refuses_to_start_without_it() throws IOException {
        Path file = directory.resolve("sluice.yaml");
        Files.writeString(file, """
                kafka:
                  bootstrapServers: %s
                registry:
                  schema.registry.url: %s
                topics:
                  partitions: 2
                """.formatted(kafka.bootstrapServers(), registry.url()));

        CommandRun early = CommandRun.of("run", "--config", file.toString());
        CommandRun setup = CommandRun.of("setup", "--config", file.toString());
        CommandRun again = CommandRun.of("setup", "--config", file.toString());

        assertThat(early.exitCode()).isEqualTo(ExitCodes.ENVIRONMENT);
        assertThat(early.err())
                .contains("topic " + Topics.TRANSACTION_REQUESTED + " is missing")
                .contains("'sluice setup'")
                .doesNotContain("\tat ");
        assertThat(setup.exitCode()).as(setup.err()).isEqualTo(ExitCodes.OK);
        assertThat(setup.out()).contains("created topic " + Topics.TRANSACTION_REQUESTED + ", 2 partitions");
        assertThat(again.out()).isEqualToIgnoringNewLines("everything is there");
    }

    @Test
    void a_registry_that_is_down_is_named() {
        String url = registry.url();
        registry.close();

        assertThatThrownBy(() -> new ClusterSetup(config).apply(line -> {})).hasMessageContaining(url);
    }
}
