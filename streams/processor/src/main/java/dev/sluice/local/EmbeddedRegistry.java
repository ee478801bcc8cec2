package dev.sluice.local;

import io.javalin.Javalin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A schema registry that speaks Confluent's REST protocol and keeps its schemas in a compacted Kafka topic, in
 * Confluent's layout: stopped and started again, it knows everything it knew. It keeps Avro schemas without references
 * and refuses others.
 *
 * <p>Several may run on one topic: the one that was started last takes changes, the others go on answering questions
 * and refuse changes with error code 50003.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    private static final int THREADS_MAX = 16;
    private static final int THREADS_MIN = 2;
    private static final int THREAD_IDLE_MILLIS = 30_000;

    private final RegistryServerSettings settings;
    private final RegistryTopic topic;
    private final Javalin server;
    private boolean closed;

    private EmbeddedRegistry(RegistryServerSettings settings, RegistryTopic topic, Javalin server) {
        this.settings = settings;
        this.topic = topic;
        this.server = server;
    }

    /**
     * Starts a registry and returns when it has read its topic and answers requests.
     *
     * @throws LocalStartException if Kafka does not answer, the topic is not fit, or the port is taken
     */
    public static EmbeddedRegistry start(RegistryServerSettings settings) {
        prepareTopic(settings);
        RegistryState state = new RegistryState();
        RegistryTopic topic;
        try {
            topic = new RegistryTopic(settings, state);
        } catch (RegistryError e) {
            throw new LocalStartException(
                    "The registry cannot use topic " + settings.topic() + " at " + settings.bootstrapServers() + ": "
                            + e.getMessage(),
                    e);
        }
        RegistryQueries queries = new RegistryQueries(state, settings.compatibility());
        RegistryRoutes routes = new RegistryRoutes(queries, new RegistryChanges(state, queries, topic));
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.threadPool = new QueuedThreadPool(THREADS_MAX, THREADS_MIN, THREAD_IDLE_MILLIS);
            config.http.defaultContentType = RegistryRoutes.MEDIA_TYPE;
            routes.addTo(config.routes);
        });
        try {
            server.start(settings.host(), settings.port());
        } catch (RuntimeException e) {
            topic.close();
            throw new LocalStartException(
                    "The registry cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(),
                    e);
        }
        return new EmbeddedRegistry(settings, topic, server);
    }

    /** Where it listens, for {@code schema.registry.url}. */
    public String url() {
        return "http://" + settings.host() + ":" + port();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Stops answering; what was registered stays in its topic. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.stop();
        topic.close();
    }

    private static void prepareTopic(RegistryServerSettings settings) {
        Map<String, Object> options = new HashMap<>(settings.kafkaOptions());
        options.put("bootstrap.servers", settings.bootstrapServers());
        NewTopic schemas = new NewTopic(settings.topic(), Optional.of(1), Optional.of(settings.replicationFactor()))
                .configs(Map.of("cleanup.policy", "compact"));
        try (Admin admin = Admin.create(options)) {
            TopicSetup setup = new TopicSetup(admin);
            setup.create(List.of(schemas));
            String policy = setup.configOf(settings.topic(), "cleanup.policy");
            if (!policy.equals("compact")) {
                throw new LocalStartException("Topic " + settings.topic() + " has cleanup.policy=" + policy
                        + ", which would lose schemas; set it to compact");
            }
        } catch (KafkaException e) {
            throw new LocalStartException(
                    "The registry cannot reach Kafka at " + settings.bootstrapServers() + ": " + e.getMessage(), e);
        }
    }
}
