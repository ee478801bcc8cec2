package dev.sluice.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache Kafka's own server, broker and controller in one, inside this process and reachable on the loopback interface
 * only. Everything it keeps is under one directory: started again there, on the same port, it continues where it
 * stopped, and clients reconnect.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int START_ATTEMPTS_MAX = 3;

    private final Path directory;
    private final int port;
    private final KafkaRaftServer server;
    private final Admin admin;
    private boolean closed;

    private EmbeddedKafka(Path directory, int port, KafkaRaftServer server) {
        this.directory = directory;
        this.port = port;
        this.server = server;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /**
     * Starts a broker on a free port and returns when it serves.
     *
     * @param directory where the broker keeps its logs; created, and formatted if it is new
     * @throws LocalStartException if it cannot be formatted or started
     */
    public static EmbeddedKafka start(Path directory) {
        LocalStartException last = null;
        for (int attempt = 0; attempt < START_ATTEMPTS_MAX; attempt++) {
            try {
                return start(directory, FreePorts.one());
            } catch (LocalStartException e) {
                // Between the choice of a free port and its use another process may have taken it.
                LOG.info("Starting the embedded broker again: {}", e.getMessage());
                last = e;
            }
        }
        throw Objects.requireNonNull(last);
    }

    /**
     * Starts a broker on a given port and returns when it serves.
     *
     * @param directory where the broker keeps its logs; created, and formatted if it is new
     * @param port      the port on the loopback interface for clients, 1 to 65535
     * @throws LocalStartException if it cannot be formatted or started
     */
    public static EmbeddedKafka start(Path directory, int port) {
        BrokerNode.requirePort(port);
        FreePorts.requireFree(port);
        Path root = directory.toAbsolutePath().normalize();
        format(root, EmbeddedKafkaSettings.NODE_ID, Uuid.randomUuid().toString());
        return start(root, port, EmbeddedKafkaSettings.of(root, port, FreePorts.one()));
    }

    /**
     * Starts one of the brokers of a cluster, and returns when it serves, for which most of the others must run.
     *
     * @param directory where the broker keeps its logs; created, and formatted if it is new
     * @param node which of them, and how all are reached
     * @throws LocalStartException if it cannot be formatted or started
     */
    public static EmbeddedKafka start(Path directory, BrokerNode node) {
        FreePorts.requireFree(node.port());
        FreePorts.requireFree(node.relayedPort());
        Path root = directory.toAbsolutePath().normalize();
        format(root, node.number(), node.clusterId());
        Properties settings = EmbeddedKafkaSettings.of(root, node.port(), node.controllerPort());
        return start(root, node.port(), EmbeddedKafkaSettings.withPeersAndRelay(settings, node));
    }

    private static EmbeddedKafka start(Path root, int port, Properties settings) {
        KafkaRaftServer server;
        try {
            server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        } catch (RuntimeException e) {
            throw new LocalStartException("The embedded broker cannot use " + root + ": " + e.getMessage(), e);
        }
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new LocalStartException(
                    "The embedded broker did not start on port " + port + " in " + root + ": " + e.getMessage(), e);
        }
        EmbeddedKafka kafka = new EmbeddedKafka(root, port, server);
        try {
            new TopicSetup(kafka.admin).awaitBroker();
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
        return kafka;
    }

    /** Host and port for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return EmbeddedKafkaSettings.HOST + ":" + port;
    }

    /** The port clients connect to. */
    public int port() {
        return port;
    }

    /** Where the broker keeps its logs. */
    public Path directory() {
        return directory;
    }

    /**
     * Creates the topics that do not exist yet and returns when each of their partitions has a leader that answers.
     * Topics that exist are left as they are.
     *
     * @throws LocalStartException if the broker refuses a topic or a leader does not answer in time
     */
    public void createTopics(Collection<NewTopic> topics) {
        new TopicSetup(admin).create(topics);
    }

    /** Stops the broker in an orderly way; what it has written stays in its directory. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        admin.close();
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path root, int nodeId, String clusterId) {
        if (Files.exists(root.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(root);
            new Formatter()
                    .setPrintStream(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(clusterId)
                    .setNodeId(nodeId)
                    .setDirectories(List.of(root.toString()))
                    .setMetadataLogDirectory(root.toString())
                    .setControllerListenerName(EmbeddedKafkaSettings.CONTROLLER_LISTENER)
                    .run();
        } catch (IOException e) {
            throw new LocalStartException("The embedded broker cannot write to " + root + ": " + e.getMessage(), e);
        } catch (Exception e) {
            throw new LocalStartException(
                    "The embedded broker cannot format " + root + "; give it an empty directory: " + e.getMessage(), e);
        }
    }
}
