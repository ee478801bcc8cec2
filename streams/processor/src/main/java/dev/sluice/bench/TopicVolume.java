package dev.sluice.bench;

/**
 * What comes onto a topic for each transaction.
 *
 * @param topic its name
 * @param records how many records, with exactly-once the markers of Kafka's transactions included
 * @param bytes how many bytes its partitions take on disk, which is what travels to the broker
 */
public record TopicVolume(String topic, double records, double bytes) {}
