package dev.sluice.service;

import dev.sluice.contract.Topics;
import dev.sluice.topology.InternalTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Which topics Sluice needs, and how each is laid out. What Kafka Streams creates by itself is not in it. */
final class TopicPlan {

    /** Inputs that meet state by their key, so that each must have as many partitions as the stores. */
    private static final Set<String> KEYED_INPUTS = Set.of(
            Topics.TRANSACTION_REQUESTED,
            Topics.TRANSACTION_LABELLED,
            Topics.DEVICE_TELEMETRY,
            Topics.TERMINAL_SECURITY,
            InternalTopics.TRANSACTION_ENTITIES,
            InternalTopics.TRANSACTION_OUTCOME);

    /** Topics whose newest record of each key must never be lost. */
    private static final Set<String> COMPACTED =
            Set.of(Topics.MERCHANT_PROFILE, Topics.RULE_SET_PUBLISHED, InternalTopics.MERCHANT_PROFILE_ACCEPTED);

    private TopicPlan() {}

    /**
     * One topic.
     *
     * @param name its name
     * @param partitions how many it is created with
     * @param exactPartitions whether it may have no other number
     * @param retention how long records are kept; empty if it is compacted instead
     */
    record Topic(String name, int partitions, boolean exactPartitions, Optional<Duration> retention) {

        boolean isCompacted() {
            return retention.isEmpty();
        }

        /** How it is created. */
        NewTopic creation(int replicationFactor) {
            Optional<Short> replication = replicationFactor == SluiceConfig.TopicLayout.OF_BROKER
                    ? Optional.empty()
                    : Optional.of((short) replicationFactor);
            Map<String, String> configs = retention
                    .map(duration -> Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_DELETE,
                            TopicConfig.RETENTION_MS_CONFIG,
                            Long.toString(duration.toMillis())))
                    .orElse(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
            return new NewTopic(name, Optional.of(partitions), replication).configs(configs);
        }
    }

    /** All topics, what comes in first. */
    static List<Topic> of(SluiceConfig config) {
        List<String> names = new ArrayList<>(Topics.all());
        names.add(InternalTopics.MERCHANT_PROFILE_ACCEPTED);
        names.add(InternalTopics.TRANSACTION_ENTITIES);
        names.add(InternalTopics.TRANSACTION_OUTCOME);
        return names.stream().map(name -> topic(name, config)).toList();
    }

    private static Topic topic(String name, SluiceConfig config) {
        // Rule sets are few, and every instance reads all of them in one order.
        int partitions =
                name.equals(Topics.RULE_SET_PUBLISHED) ? 1 : config.decisions().partitions();
        return new Topic(name, partitions, KEYED_INPUTS.contains(name), retention(name, config));
    }

    private static Optional<Duration> retention(String name, SluiceConfig config) {
        if (COMPACTED.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name) {
                    case Topics.DEAD_LETTER -> config.topics().deadLetterRetention();
                    // A store is restored from this topic.
                    case InternalTopics.TRANSACTION_ENTITIES ->
                        config.decisions().horizons().labels();
                    default -> config.topics().retention();
                });
    }
}
