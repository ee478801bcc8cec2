package dev.sluice.service;

import dev.sluice.finding.FindingsException;
import dev.sluice.ingest.IngestLimits;
import dev.sluice.publication.ApprovalPolicy;
import dev.sluice.serde.RegistrySettings;
import dev.sluice.topology.TopologySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Everything that a running Sluice is told. The keys of its file, their defaults and their meaning are in
 * {@link ConfigKey} and {@code docs/configuration.md}.
 *
 * @param kafka the cluster
 * @param registry the schema registry
 * @param streams how Kafka Streams runs
 * @param topics how topics are created
 * @param decisions sizes and times of the topology
 * @param ingest how far an event may go before it is refused
 * @param rules where the rules are from
 * @param approval who has to approve rule sets
 * @param http where health and metrics are served
 */
public record SluiceConfig(
        Kafka kafka,
        RegistrySettings registry,
        StreamsSettings streams,
        TopicLayout topics,
        TopologySettings decisions,
        IngestLimits ingest,
        Rules rules,
        ApprovalPolicy approval,
        Http http) {

    public SluiceConfig {
        Objects.requireNonNull(rules, "rules");
        if (rules.watched() && approval.required()) {
            throw new IllegalArgumentException(
                    "a folder that is watched has no approval, and approval.required is true:"
                            + " publish the rules with 'sluice rules publish --approval FILE'");
        }
    }

    /**
     * The configuration in a file.
     *
     * @param file YAML; paths in it are relative to its directory
     * @param environment what {@code ${NAME}} stands for, usually {@link System#getenv()}
     * @throws FindingsException with all that is wrong with it, each with its line
     * @throws IOException if it cannot be read
     */
    public static SluiceConfig read(Path file, Map<String, String> environment) throws IOException {
        return ConfigReader.read(file, environment);
    }

    /**
     * The defaults for everything that has one.
     *
     * @param bootstrapServers the cluster, {@code host:port}, separated by commas
     * @param registryUrl the registry
     * @param rulesDirectory the analysts' folder
     */
    public static SluiceConfig of(String bootstrapServers, String registryUrl, Path rulesDirectory) {
        return new SluiceConfig(
                new Kafka(bootstrapServers, Map.of()),
                RegistrySettings.of(registryUrl),
                StreamsSettings.DEFAULT,
                TopicLayout.DEFAULT,
                TopologySettings.DEFAULT,
                IngestLimits.defaults(),
                new Rules(rulesDirectory, false),
                ApprovalPolicy.NOT_REQUIRED,
                Http.DEFAULT);
    }

    /** The same with other settings of Kafka Streams. */
    public SluiceConfig withStreams(StreamsSettings other) {
        return new SluiceConfig(kafka, registry, other, topics, decisions, ingest, rules, approval, http);
    }

    /** The same with other topics. */
    public SluiceConfig withTopics(TopicLayout other) {
        return new SluiceConfig(kafka, registry, streams, other, decisions, ingest, rules, approval, http);
    }

    /** The same with other sizes and times of the topology. */
    public SluiceConfig withDecisions(TopologySettings other) {
        return new SluiceConfig(kafka, registry, streams, topics, other, ingest, rules, approval, http);
    }

    /** The same, deciding by a folder alone, and by what it becomes while it is watched. */
    public SluiceConfig withWatchedRules(Path folder) {
        return new SluiceConfig(
                kafka, registry, streams, topics, decisions, ingest, new Rules(folder, true), approval, http);
    }

    /** The same with others who have to approve. */
    public SluiceConfig withApproval(ApprovalPolicy other) {
        return new SluiceConfig(kafka, registry, streams, topics, decisions, ingest, rules, other, http);
    }

    /** The analysts' folder. */
    public Path rulesDirectory() {
        return rules.directory();
    }

    /** The same, serving health and metrics elsewhere. */
    public SluiceConfig withHttp(Http other) {
        return new SluiceConfig(kafka, registry, streams, topics, decisions, ingest, rules, approval, other);
    }

    /**
     * The cluster.
     *
     * @param bootstrapServers {@code host:port}, separated by commas; not blank
     * @param clientOptions how every client connects, by Kafka's own names; only names that {@link ClientOptions}
     *     allows; unmodifiable
     */
    public record Kafka(String bootstrapServers, Map<String, String> clientOptions) {

        public Kafka {
            if (bootstrapServers.isBlank()) {
                throw new IllegalArgumentException("bootstrapServers is blank; give host:port, separated by commas");
            }
            clientOptions = Map.copyOf(clientOptions);
            ClientOptions.check(bootstrapServers, clientOptions);
        }

        /** What a client connects with, by Kafka's own names: the brokers to begin with and the options. A new map. */
        public Map<String, Object> connection() {
            Map<String, Object> connection = new HashMap<>(clientOptions);
            connection.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            return connection;
        }

        /** Options may hold secrets, so only their names are shown. */
        @Override
        public String toString() {
            return "Kafka[bootstrapServers=" + bootstrapServers + ", clientOptions=" + clientOptions.keySet() + "]";
        }
    }

    /**
     * Where the rules are from.
     *
     * @param directory the analysts' folder
     * @param watched whether the folder alone counts, and is followed as it changes; otherwise published rule sets count,
     *     and the folder only as long as there is none
     */
    public record Rules(Path directory, boolean watched) {

        public Rules {
            Objects.requireNonNull(directory, "directory");
        }
    }

    /**
     * How topics are created.
     *
     * @param replicationFactor copies of every topic, internal ones too; 1 or more, or {@link #OF_BROKER}
     * @param retention how long input, decisions and alerts are kept; more than zero
     * @param deadLetterRetention how long dead letters are kept; more than zero
     */
    public record TopicLayout(int replicationFactor, Duration retention, Duration deadLetterRetention) {

        /** What the brokers are configured for. */
        public static final int OF_BROKER = -1;

        /** The brokers' replication, a week, dead letters a month. */
        public static final TopicLayout DEFAULT = new TopicLayout(OF_BROKER, Duration.ofDays(7), Duration.ofDays(30));

        public TopicLayout {
            if (replicationFactor < 1 && replicationFactor != OF_BROKER) {
                throw new IllegalArgumentException("replicationFactor must be 1 or more, or " + OF_BROKER
                        + " for the brokers' default, but is " + replicationFactor);
            }
            requirePositive("retention", retention);
            requirePositive("deadLetterRetention", deadLetterRetention);
        }

        private static void requirePositive(String name, Duration value) {
            if (value.toMillis() < 1) {
                throw new IllegalArgumentException(name + " must be more than zero, but is " + value);
            }
        }
    }

    /**
     * Where health and metrics are served.
     *
     * @param address the interface, by name or number; not blank
     * @param port 0 to 65535; 0 for any that is free
     */
    public record Http(String address, int port) {

        /** The loopback interface: who wants more has to say so. */
        public static final Http DEFAULT = new Http("127.0.0.1", 8080);

        private static final int PORT_MAX = 65_535;

        public Http {
            if (address.isBlank()) {
                throw new IllegalArgumentException("address is blank; give 127.0.0.1, or 0.0.0.0 for every interface");
            }
            if (port < 0 || port > PORT_MAX) {
                throw new IllegalArgumentException("port must be between 0 and " + PORT_MAX + ", but is " + port);
            }
        }
    }
}
