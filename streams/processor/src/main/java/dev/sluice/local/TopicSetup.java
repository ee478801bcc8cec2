package dev.sluice.local;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates topics and waits until they can be used. A topic whose creation was acknowledged may still have no leader
 * that serves; an idempotent producer that writes in that moment loses its sequence, so nobody may write before the
 * leader of each partition has answered.
 */
final class TopicSetup {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long RETRY_MILLIS = 10;

    private final Admin admin;

    TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /** Returns when the broker answers. */
    void awaitBroker() {
        retry("the broker", () -> get(admin.describeCluster().nodes()));
    }

    /** Creates what is missing and returns when every partition of the given topics has a leader that answers. */
    void create(Collection<NewTopic> topics) {
        if (topics.isEmpty()) {
            return;
        }
        admin.createTopics(topics).values().forEach(TopicSetup::createdOrThere);
        List<String> names = topics.stream().map(NewTopic::name).toList();
        retry("the leaders of " + names, () -> askEveryLeader(names));
    }

    /** The value of a topic's option. */
    String configOf(String topic, String option) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Set<String> values = new HashSet<>();
        retry(
                "the options of topic " + topic,
                () -> get(admin.describeConfigs(List.of(resource)).all())
                        .values()
                        .forEach(config -> values.add(config.get(option).value())));
        return String.join(",", values);
    }

    private static void createdOrThere(String topic, KafkaFuture<Void> creation) {
        try {
            creation.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LocalStartException("Topic " + topic + " cannot be created: " + messageOf(e), e);
            }
        } catch (TimeoutException e) {
            throw new LocalStartException("Topic " + topic + " was not created in " + TIMEOUT, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void askEveryLeader(List<String> names) throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, TopicDescription> topics = get(admin.describeTopics(names).allTopicNames());
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        topics.values()
                .forEach(topic -> topic.partitions()
                        .forEach(p -> ends.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest())));
        get(admin.listOffsets(ends).all());
    }

    private static void retry(String what, Question question) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                question.ask();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
                    throw new LocalStartException("No answer from " + what + ": " + messageOf(e), e);
                }
            } catch (TimeoutException e) {
                throw new LocalStartException("No answer from " + what + " in " + TIMEOUT, e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static LocalStartException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LocalStartException("Interrupted while waiting for Kafka", e);
    }

    private static String messageOf(ExecutionException e) {
        return e.getCause() == null ? e.toString() : e.getCause().toString();
    }

    private interface Question {
        void ask() throws ExecutionException, InterruptedException, TimeoutException;
    }
}
