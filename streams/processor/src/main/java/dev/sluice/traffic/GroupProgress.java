package dev.sluice.traffic;

import dev.sluice.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the instances of a Sluice have taken in, and how they share the work. For one thread. */
public final class GroupProgress implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String group;

    /**
     * @param bootstrapServers the broker
     * @param group the consumer group; for Kafka Streams, the application id
     */
    public GroupProgress(String bootstrapServers, String group) {
        this.group = group;
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * How many threads of instances own accounts.
     *
     * @throws IllegalStateException if the broker does not answer
     */
    public long membersAtWork() {
        return describe().members().stream()
                .filter(member -> partitionsOf(member).stream()
                        .anyMatch(partition -> partition.topic().equals(Topics.TRANSACTION_REQUESTED)))
                .count();
    }

    /**
     * How many threads of instances are in the group; none while they divide the work.
     *
     * @throws IllegalStateException if the broker does not answer
     */
    public int membersInAgreement() {
        ConsumerGroupDescription description = describe();
        return description.groupState() == GroupState.STABLE
                ? description.members().size()
                : 0;
    }

    /**
     * Whether every record that the group reads, on input topics and between its own stops, was taken in and nothing is
     * open. Offsets alone do not tell: markers of transactions and what was aborted have offsets too, and a partition whose
     * first record was not taken in yet has no committed one.
     *
     * @throws IllegalStateException if the broker does not answer
     */
    public boolean isEverythingTakenIn() {
        ConsumerGroupDescription description = describe();
        Set<TopicPartition> partitions = description.members().stream()
                .flatMap(member -> partitionsOf(member).stream())
                .collect(Collectors.toSet());
        if (description.groupState() != GroupState.STABLE || partitions.isEmpty()) {
            return false;
        }
        Map<TopicPartition, OffsetAndMetadata> taken =
                BrokerAnswer.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> committedEnds = consumer.endOffsets(partitions);
        return committedEnds.equals(ends(partitions)) && nothingIsLeft(taken, committedEnds);
    }

    private boolean nothingIsLeft(
            Map<TopicPartition, OffsetAndMetadata> taken, Map<TopicPartition, Long> committedEnds) {
        consumer.assign(committedEnds.keySet());
        consumer.seekToBeginning(committedEnds.keySet());
        taken.forEach((partition, offset) -> {
            if (offset != null && committedEnds.containsKey(partition)) {
                consumer.seek(partition, offset);
            }
        });
        while (committedEnds.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (!consumer.poll(POLL).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The ends, with what belongs to open transactions. */
    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        return BrokerAnswer.get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private ConsumerGroupDescription describe() {
        return Objects.requireNonNull(
                BrokerAnswer.get(admin.describeConsumerGroups(List.of(group)).all())
                        .get(group));
    }

    private static Set<TopicPartition> partitionsOf(MemberDescription member) {
        return member.assignment().topicPartitions();
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
