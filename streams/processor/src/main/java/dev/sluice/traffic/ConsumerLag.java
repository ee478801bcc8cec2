package dev.sluice.traffic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a group is behind what was published, on all topics that it reads, internal ones included. */
public final class ConsumerLag implements AutoCloseable {

    private final Admin admin;
    private final String group;

    /**
     * @param bootstrapServers the broker
     * @param group the consumer group; for Kafka Streams, the application id
     */
    public ConsumerLag(String bootstrapServers, String group) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.group = group;
    }

    /**
     * Counts the records that are published and not yet committed as read. A partition that the group has never committed
     * counts only if it is among those that the group is known to read.
     */
    public long records() {
        Map<TopicPartition, OffsetAndMetadata> committed =
                BrokerAnswer.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                BrokerAnswer.get(admin.listOffsets(latest).all());
        long lag = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
            OffsetAndMetadata read = committed.get(end.getKey());
            lag += end.getValue().offset() - (read == null ? 0 : read.offset());
        }
        return lag;
    }

    @Override
    public void close() {
        admin.close();
    }
}
