package dev.sluice.service;

import dev.sluice.serde.SchemaCatalog;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.TopicDescription;

/** What Sluice needs of a cluster and its registry before it can run: looks whether it is there, or brings it about. */
public final class ClusterSetup {

    /** A registry that a person waits for should answer at once; a running topology has more patience. */
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(5);

    private final SluiceConfig config;
    private final List<TopicPlan.Topic> topics;

    /** @param config names the cluster, the registry and how topics are laid out */
    public ClusterSetup(SluiceConfig config) {
        this.config = config;
        this.topics = TopicPlan.of(config);
    }

    /**
     * Creates what is missing and leaves what is there. Run again, it changes nothing.
     *
     * @param report gets one line for everything that was done
     * @throws ClusterException if the cluster cannot be reached, refuses, or has topics that do not fit
     * @throws dev.sluice.serde.SerdeException if the registry cannot be reached or refuses a schema
     */
    public void apply(Consumer<String> report) {
        try (ClusterTopics cluster = new ClusterTopics(config.kafka())) {
            Map<String, TopicDescription> existing = cluster.existing(names());
            List<String> misfits = cluster.misfits(topics, existing);
            if (!misfits.isEmpty()) {
                throw new ClusterException(String.join("\n        ", misfits), null);
            }
            List<TopicPlan.Topic> missing = topics.stream()
                    .filter(topic -> !existing.containsKey(topic.name()))
                    .toList();
            cluster.create(missing, config.topics().replicationFactor());
            missing.forEach(topic -> report.accept("created topic " + topic.name() + ", " + topic.partitions()
                    + (topic.partitions() == 1 ? " partition" : " partitions")
                    + (topic.keeping().word().isEmpty()
                            ? ""
                            : ", " + topic.keeping().word())));
        }
        try (SchemaCatalog registry = registry()) {
            for (Map.Entry<String, Schema> schema : SchemaPlan.all().entrySet()) {
                if (!registry.knows(schema.getKey(), schema.getValue())) {
                    registry.requireCompatibility(schema.getKey(), CompatibilityLevel.FULL_TRANSITIVE);
                    int id = registry.register(schema.getKey(), schema.getValue());
                    report.accept("registered the schema of " + schema.getKey() + " as " + id);
                }
            }
        }
    }

    /**
     * What is missing or does not fit, in sentences; empty if Sluice can run. Changes nothing.
     *
     * @throws ClusterException if the cluster cannot be reached
     * @throws dev.sluice.serde.SerdeException if the registry cannot be reached
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        try (ClusterTopics cluster = new ClusterTopics(config.kafka())) {
            Map<String, TopicDescription> existing = cluster.existing(names());
            topics.stream()
                    .filter(topic -> !existing.containsKey(topic.name()))
                    .forEach(topic -> problems.add("topic " + topic.name() + " is missing"));
            problems.addAll(cluster.misfits(topics, existing));
        }
        if (config.registry().autoRegister()) {
            return problems;
        }
        try (SchemaCatalog registry = registry()) {
            SchemaPlan.all().forEach((name, schema) -> {
                if (!registry.knows(name, schema)) {
                    problems.add("the registry does not have the schema of " + name);
                }
            });
        }
        return problems;
    }

    private List<String> names() {
        return topics.stream().map(TopicPlan.Topic::name).toList();
    }

    private SchemaCatalog registry() {
        return SchemaCatalog.of(config.registry().withRetryTimeout(REGISTRY_PATIENCE));
    }
}
