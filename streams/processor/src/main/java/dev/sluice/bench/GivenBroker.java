package dev.sluice.bench;

import dev.sluice.contract.Topics;
import dev.sluice.local.LocalCluster;
import dev.sluice.service.ClusterException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * A broker that is there already. What is measured has all topics of Sluice to itself there, and takes them away again; so there must be
 * none before.
 */
final class GivenBroker {

    /** Where the registry keeps the schemas meanwhile; not where a registry of the broker's owner would. */
    static final String SCHEMAS = "sluice.bench.schemas";

    private static final List<String> PREFIXES = List.of("sluice.", LocalCluster.APPLICATION_ID + "-");
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(20).toMillis();

    private final String bootstrapServers;

    /** @param bootstrapServers the broker, which must take clients without authentication */
    GivenBroker(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Makes sure that nothing of somebody else's can be hurt.
     *
     * @throws IllegalArgumentException if the broker has topics of Sluice
     * @throws ClusterException if it does not answer
     */
    void requireFree() {
        List<String> topics;
        try (Admin admin = admin()) {
            topics = topicsOfSluice(admin);
        }
        if (!topics.isEmpty()) {
            throw new IllegalArgumentException("the broker at " + bootstrapServers + " has topics of Sluice ("
                    + String.join(", ", topics.subList(0, Math.min(3, topics.size())))
                    + (topics.size() > 3 ? " and " + (topics.size() - 3) + " more" : "")
                    + "), and what is measured would be mixed with them and remove them: give a broker without, or remove"
                    + " these topics if an earlier measurement was broken off");
        }
    }

    /** Removes all topics of Sluice, and where its consumers were. */
    void clear() {
        try (Admin admin = admin()) {
            await(admin.deleteTopics(topicsOfSluice(admin)).all());
            removeGroup(admin);
            // The controller has removed them when it answers; the brokers learn of it a little later.
            Patience.await(
                    () -> topicsOfSluice(admin).isEmpty(),
                    Duration.ofMillis(TIMEOUT_MILLIS),
                    "the broker at " + bootstrapServers + " did not remove the topics of Sluice");
        }
    }

    private List<String> topicsOfSluice(Admin admin) {
        Set<String> names = await(admin.listTopics().names());
        return names.stream().filter(GivenBroker::isOfSluice).sorted().toList();
    }

    private static boolean isOfSluice(String topic) {
        return Topics.all().contains(topic) || PREFIXES.stream().anyMatch(topic::startsWith);
    }

    private static boolean isGroupOfSluice(GroupListing group) {
        return group.groupId().equals(LocalCluster.APPLICATION_ID);
    }

    /** Kafka Streams does not leave its group when it ends, in case it comes back; here nobody does. */
    private void removeGroup(Admin admin) {
        if (await(admin.listGroups().all()).stream().noneMatch(GivenBroker::isGroupOfSluice)) {
            return;
        }
        List<String> group = List.of(LocalCluster.APPLICATION_ID);
        boolean hasMembers = await(admin.describeConsumerGroups(group).all()).values().stream()
                .anyMatch(described -> !described.members().isEmpty());
        if (hasMembers) {
            await(admin.removeMembersFromConsumerGroup(
                            LocalCluster.APPLICATION_ID, new RemoveMembersFromConsumerGroupOptions())
                    .all());
        }
        await(admin.deleteConsumerGroups(group).all());
    }

    private Admin admin() {
        try {
            return Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    TIMEOUT_MILLIS,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    TIMEOUT_MILLIS / 2));
        } catch (KafkaException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for the broker at " + bootstrapServers, e);
        }
    }

    private ClusterException failure(Throwable cause) {
        return new ClusterException(
                "the broker at " + bootstrapServers + " does not do what a measurement needs: " + cause.getMessage()
                        + "; is it there, and does it take clients without authentication?",
                cause);
    }
}
