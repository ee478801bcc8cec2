package dev.sluice.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that a cluster has: looks at them, creates what is missing, says what does not fit. */
final class ClusterTopics implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final long LEADER_PAUSE_MILLIS = 50;

    private final String bootstrapServers;
    private final Admin admin;

    ClusterTopics(SluiceConfig.Kafka kafka) {
        bootstrapServers = kafka.bootstrapServers();
        Map<String, Object> options = kafka.connection();
        options.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        options.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis() / 2);
        try {
            admin = Admin.create(options);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ClusterException("cannot connect to Kafka at " + bootstrapServers + ": " + cause.getMessage(), e);
        }
    }

    /** Those of the names that exist, with their partitions. */
    Map<String, TopicDescription> existing(Collection<String> names) {
        Map<String, TopicDescription> found = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, description) -> {
            try {
                found.put(name, answer("look at topic " + name, description));
            } catch (UnknownTopicOrPartitionException e) {
                // Missing, which the caller sees by its absence.
            }
        });
        return found;
    }

    /** What does not fit about topics that exist, in sentences that say what to do. */
    List<String> misfits(Collection<TopicPlan.Topic> plan, Map<String, TopicDescription> existing) {
        List<String> misfits = new ArrayList<>();
        for (TopicPlan.Topic topic : plan) {
            TopicDescription found = existing.get(topic.name());
            if (found == null) {
                continue;
            }
            int partitions = found.partitions().size();
            if (topic.exactPartitions() && partitions != topic.partitions()) {
                misfits.add("topic " + topic.name() + " has " + partitions + " partitions, but topics.partitions is "
                        + topic.partitions() + "; set topics.partitions to " + partitions
                        + ", or create the topic anew: an entity's events and its state must meet in one partition");
            }
            if (!topic.keeping().required().isEmpty()) {
                misfits.addAll(forgetful(topic));
            }
        }
        return misfits;
    }

    private List<String> forgetful(TopicPlan.Topic topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config = answer(
                "read the configuration of topic " + topic.name(),
                Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).values().get(resource)));
        List<String> misfits = new ArrayList<>();
        new TreeMap<>(topic.keeping().required()).forEach((name, wanted) -> {
            String found = config.get(name).value();
            if (!wanted.equals(found)) {
                misfits.add("topic " + topic.name() + " has " + name + "=" + found
                        + ", which forgets what is still valid; set it to " + wanted);
            }
        });
        return misfits;
    }

    /** Creates topics and returns when every partition has a leader that answers. */
    void create(Collection<TopicPlan.Topic> topics, int replicationFactor) {
        if (topics.isEmpty()) {
            return;
        }
        admin.createTopics(topics.stream()
                        .map(topic -> topic.creation(replicationFactor))
                        .toList())
                .values()
                .forEach((name, creation) -> {
                    try {
                        answer("create topic " + name, creation);
                    } catch (TopicExistsException e) {
                        // Another setup was a little faster, which is as good.
                    }
                });
        awaitLeaders(topics);
    }

    /**
     * A topic whose creation was acknowledged may still have no leader that serves, and an idempotent producer that
     * writes in that moment loses its sequence.
     */
    private void awaitLeaders(Collection<TopicPlan.Topic> topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        topics.forEach(topic -> {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        });
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                answer(
                        "reach the leaders of the new topics",
                        admin.listOffsets(ends).all());
                return;
            } catch (RetriableException e) {
                if (System.nanoTime() > deadline) {
                    throw new ClusterException(
                            "the leaders of the new topics at " + bootstrapServers + " do not answer: "
                                    + e.getMessage(),
                            e);
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LEADER_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The answer; Kafka's own refusals that callers expect come through, everything else names the cluster. */
    private <T> T answer(String what, KafkaFuture<T> future) {
        try {
            return future.get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof TopicExistsException
                    || (e.getCause() instanceof RetriableException retriable
                            && !(retriable instanceof org.apache.kafka.common.errors.TimeoutException))) {
                throw (KafkaException) e.getCause();
            }
            throw failed(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failed(what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ClusterException failed(String what, Throwable cause) {
        return new ClusterException(
                "cannot " + what + " at " + bootstrapServers + ": " + cause.getMessage()
                        + "; check kafka.bootstrapServers, kafka.client and what this user may do",
                cause);
    }

    private ClusterException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ClusterException("interrupted while waiting for Kafka at " + bootstrapServers, e);
    }

    @Override
    public void close() {
        admin.close(CLOSE_TIMEOUT);
    }
}
