package dev.sluice.service;

import dev.sluice.contract.Topics;
import dev.sluice.topology.InternalTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Which topics Sluice needs, and how each is laid out. What Kafka Streams creates by itself is not in it. */
final class TopicPlan {

    /** Inputs that meet state by their key, so that each must have as many partitions as the stores. */
    private static final Set<String> KEYED_INPUTS = Set.of(
            Topics.TRANSACTION_REQUESTED,
            Topics.TRANSACTION_LABELLED,
            Topics.CHALLENGE_COMPLETED,
            Topics.QUARANTINE_LIFTED,
            Topics.DEVICE_TELEMETRY,
            Topics.TERMINAL_SECURITY,
            InternalTopics.TRANSACTION_ENTITIES,
            InternalTopics.TRANSACTION_OUTCOME);

    /** Topics whose newest record of each key must never be lost. */
    private static final Set<String> COMPACTED =
            Set.of(Topics.MERCHANT_PROFILE, InternalTopics.MERCHANT_PROFILE_ACCEPTED, Topics.QUARANTINE_CHANGED);

    /** Topics that forget nothing and are read in one order: the audit trail of the rules. */
    private static final Set<String> KEPT_FOR_GOOD = Set.of(Topics.RULE_SET_PUBLISHED, Topics.RULE_SET_ACKNOWLEDGED);

    /** What one record of such a topic may have, compressed: a whole rule set with its lists. */
    private static final int RECORD_BYTES_MAX = 32 * 1024 * 1024;

    private TopicPlan() {}

    /**
     * One topic.
     *
     * @param name its name
     * @param partitions how many it is created with
     * @param exactPartitions whether it may have no other number
     * @param keeping how long records are kept
     */
    record Topic(String name, int partitions, boolean exactPartitions, Keeping keeping) {

        /** How it is created. */
        NewTopic creation(int replicationFactor) {
            Optional<Short> replication = replicationFactor == SluiceConfig.TopicLayout.OF_BROKER
                    ? Optional.empty()
                    : Optional.of((short) replicationFactor);
            return new NewTopic(name, Optional.of(partitions), replication).configs(keeping.configs());
        }
    }

    /**
     * How long the records of a topic are kept.
     *
     * @param word how people are told; empty for what is usual
     * @param required topic configs without which what is still valid would be lost
     * @param further topic configs that a topic may have otherwise
     */
    record Keeping(String word, Map<String, String> required, Map<String, String> further) {

        /** The newest of each key. */
        static final Keeping NEWEST = new Keeping(
                "compacted", Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT), Map.of());

        /** All, for good: the audit trail. */
        static final Keeping FOR_GOOD = new Keeping(
                "kept for good",
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        "-1"),
                Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RECORD_BYTES_MAX)));

        /** All, for some time. */
        static Keeping of(Duration retention) {
            return new Keeping(
                    "",
                    Map.of(),
                    Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_DELETE,
                            TopicConfig.RETENTION_MS_CONFIG,
                            Long.toString(retention.toMillis())));
        }

        Map<String, String> configs() {
            Map<String, String> configs = new TreeMap<>(required);
            configs.putAll(further);
            return configs;
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
        int partitions = KEPT_FOR_GOOD.contains(name) ? 1 : config.decisions().partitions();
        return new Topic(name, partitions, KEYED_INPUTS.contains(name), keeping(name, config));
    }

    private static Keeping keeping(String name, SluiceConfig config) {
        if (COMPACTED.contains(name)) {
            return Keeping.NEWEST;
        }
        if (KEPT_FOR_GOOD.contains(name)) {
            return Keeping.FOR_GOOD;
        }
        return Keeping.of(
                switch (name) {
                    case Topics.DEAD_LETTER -> config.topics().deadLetterRetention();
                    // A store is restored from this topic.
                    case InternalTopics.TRANSACTION_ENTITIES ->
                        config.decisions().horizons().labels();
                    default -> config.topics().retention();
                });
    }
}
