package dev.sluice.local;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.Map;
import java.util.Objects;

/**
 * How the schema registry server runs.
 *
 * @param bootstrapServers  the Kafka cluster that keeps the schemas, {@code host:port[,host:port]}, not blank
 * @param host              the address to listen on
 * @param port              the port to listen on, 0 to 65535; 0: any free one
 * @param topic             the compacted topic that keeps the schemas; created if it is missing
 * @param replicationFactor how many copies a topic that it creates has, at least 1
 * @param compatibility     the level of every subject that has none of its own, until the level is changed through the
 *                          protocol
 * @param kafkaOptions      further options of the Kafka clients, such as {@code security.protocol}; unmodifiable
 */
public record RegistryServerSettings(
        String bootstrapServers,
        String host,
        int port,
        String topic,
        short replicationFactor,
        CompatibilityLevel compatibility,
        Map<String, String> kafkaOptions) {

    private static final int PORT_MAX = 65_535;

    /** Refuses what cannot work, naming it. */
    public RegistryServerSettings {
        requireText("bootstrap servers", bootstrapServers);
        requireText("host", host);
        requireText("topic", topic);
        Objects.requireNonNull(compatibility, "compatibility");
        kafkaOptions = Map.copyOf(kafkaOptions);
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("port is " + port + "; it must be from 0 (any) to " + PORT_MAX);
        }
        if (replicationFactor < 1) {
            throw new IllegalArgumentException(
                    "replication factor is " + replicationFactor + "; it must be at least 1");
        }
    }

    /** On the loopback interface and any free port, the topic {@code _schemas} in one copy, Confluent's default level. */
    public static RegistryServerSettings of(String bootstrapServers) {
        return new RegistryServerSettings(
                bootstrapServers, "127.0.0.1", 0, "_schemas", (short) 1, CompatibilityLevel.BACKWARD, Map.of());
    }

    /** The same settings, listening elsewhere. */
    public RegistryServerSettings withAddress(String newHost, int newPort) {
        return new RegistryServerSettings(
                bootstrapServers, newHost, newPort, topic, replicationFactor, compatibility, kafkaOptions);
    }

    /** The same settings with the schemas on another topic. */
    public RegistryServerSettings withTopic(String newTopic) {
        return new RegistryServerSettings(
                bootstrapServers, host, port, newTopic, replicationFactor, compatibility, kafkaOptions);
    }

    /** The same settings with another default level. */
    public RegistryServerSettings withCompatibility(CompatibilityLevel level) {
        return new RegistryServerSettings(bootstrapServers, host, port, topic, replicationFactor, level, kafkaOptions);
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " of the registry is blank");
        }
    }
}
