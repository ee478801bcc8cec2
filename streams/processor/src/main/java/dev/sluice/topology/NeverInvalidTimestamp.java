package dev.sluice.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp, or zero where a producer set none. It only orders the partitions of a task, since event
 * time comes from the value; Kafka's default would stop the stream on a record without a timestamp.
 */
final class NeverInvalidTimestamp implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(record.timestamp(), 0);
    }
}
