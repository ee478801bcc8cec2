package dev.sluice.bench;

import dev.sluice.contract.Topics;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * How much stands on the topics of a broker.
 *
 * @param byTopic records that ever came, and bytes on disk, by topic; without Kafka's own
 * @param allBytes bytes on disk of all topics, Kafka's own and copies included
 */
record TopicVolumes(Map<String, TopicVolume> byTopic, double allBytes) {

    private static final TopicVolume NOTHING = new TopicVolume("", 0, 0);

    TopicVolumes {
        byTopic = Map.copyOf(byTopic);
    }

    /** Of all topics of a broker as they are now. */
    static TopicVolumes of(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                            .flatMap(TopicVolumes::partitions)
                            .collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
            Map<String, Double> records = new HashMap<>();
            admin.listOffsets(ends).all().get().forEach((partition, end) -> add(records, partition, end));
            Map<String, Double> bytes = bytes(admin);
            return new TopicVolumes(
                    records.keySet().stream()
                            .collect(Collectors.toMap(
                                    Function.identity(),
                                    topic -> new TopicVolume(
                                            topic, records.getOrDefault(topic, 0.0), bytes.getOrDefault(topic, 0.0)))),
                    bytes.values().stream().mapToDouble(each -> each).sum());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say how much stands on its topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking how much stands on the topics", e);
        }
    }

    /** What came since an earlier look. A topic that was compacted meanwhile may count too few bytes. */
    TopicVolumes since(TopicVolumes earlier) {
        return new TopicVolumes(
                byTopic.values().stream()
                        .map(now -> {
                            TopicVolume then = earlier.byTopic.getOrDefault(now.topic(), NOTHING);
                            return new TopicVolume(
                                    now.topic(), now.records() - then.records(), now.bytes() - then.bytes());
                        })
                        .collect(Collectors.toMap(TopicVolume::topic, Function.identity())),
                allBytes - earlier.allBytes);
    }

    /** Divided by the transactions that were requested, the most bytes first; without topics onto which nothing came. */
    List<TopicVolume> perTransaction() {
        double transactions = transactions();
        return byTopic.values().stream()
                .filter(volume -> volume.records() > 0)
                .map(volume ->
                        new TopicVolume(volume.topic(), volume.records() / transactions, volume.bytes() / transactions))
                .sorted(Comparator.comparingDouble(TopicVolume::bytes)
                        .reversed()
                        .thenComparing(TopicVolume::topic))
                .toList();
    }

    /** How many transactions were requested; one if none were, so that one can divide by it. */
    double transactions() {
        return Math.max(
                1, byTopic.getOrDefault(Topics.TRANSACTION_REQUESTED, NOTHING).records());
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private static void add(Map<String, Double> records, TopicPartition partition, ListOffsetsResultInfo end) {
        records.merge(partition.topic(), (double) end.offset(), Double::sum);
    }

    private static Map<String, Double> bytes(Admin admin) throws ExecutionException, InterruptedException {
        List<Integer> brokers = admin.describeCluster().nodes().get().stream()
                .map(node -> node.id())
                .toList();
        Map<String, Double> bytes = new HashMap<>();
        admin.describeLogDirs(brokers)
                .allDescriptions()
                .get()
                .values()
                .forEach(directories -> directories
                        .values()
                        .forEach(directory -> directory
                                .replicaInfos()
                                .forEach((partition, replica) ->
                                        bytes.merge(partition.topic(), (double) replica.size(), Double::sum))));
        return bytes;
    }
}
