package dev.sluice.local;

import dev.sluice.service.ClusterSetup;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A registry in this process with a broker there or elsewhere, and the configuration of a Sluice that uses them. What is in this
 * process is gone when it is closed.
 */
public final class LocalCluster implements AutoCloseable {

    /** The application id of a Sluice here, with which its internal topics begin. */
    public static final String APPLICATION_ID = "sluice-local";

    private final Path directory;
    private final String bootstrapServers;
    private final Runnable closeBroker;
    private final EmbeddedRegistry registry;

    private LocalCluster(Path directory, String bootstrapServers, Runnable closeBroker, EmbeddedRegistry registry) {
        this.directory = directory;
        this.bootstrapServers = bootstrapServers;
        this.closeBroker = closeBroker;
        this.registry = registry;
    }

    /**
     * Starts broker and registry on free ports of the loopback interface, with their files in a temporary directory.
     *
     * @throws LocalStartException if one of them does not start
     */
    public static LocalCluster start() {
        Path directory = temporaryDirectory();
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        String bootstrapServers = kafka.bootstrapServers();
        return start(directory, kafka::close, RegistryServerSettings.of(bootstrapServers));
    }

    /**
     * Starts a registry on the loopback interface that keeps its schemas on a broker elsewhere.
     *
     * @param bootstrapServers the broker, which must take clients without authentication
     * @param schemasTopic the topic of the schemas
     * @throws LocalStartException if the broker does not answer or the registry does not start
     */
    public static LocalCluster beside(String bootstrapServers, String schemasTopic) {
        return start(
                temporaryDirectory(),
                () -> {},
                RegistryServerSettings.of(bootstrapServers).withTopic(schemasTopic));
    }

    private static LocalCluster start(Path directory, Runnable closeBroker, RegistryServerSettings settings) {
        try {
            EmbeddedRegistry registry = EmbeddedRegistry.start(settings);
            return new LocalCluster(directory, settings.bootstrapServers(), closeBroker, registry);
        } catch (RuntimeException e) {
            closeBroker.run();
            throw e;
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("sluice-local");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no temporary directory for broker and state", e);
        }
    }

    /** The broker, {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The registry. */
    public String registryUrl() {
        return registry.url();
    }

    /**
     * The configuration of a Sluice here, with state that goes when the cluster goes.
     *
     * @param rules the analysts' folder
     * @param guarantee the processing guarantee
     * @param threads stream threads
     * @param partitions partitions of every topic
     */
    public SluiceConfig config(Path rules, StreamsSettings.Guarantee guarantee, int threads, int partitions) {
        SluiceConfig config = SluiceConfig.of(bootstrapServers, registry.url(), rules);
        return config.withStreams(config.streams()
                        .withGuarantee(guarantee)
                        .withThreads(threads)
                        .withIdentity(APPLICATION_ID, directory.resolve("state")))
                .withDecisions(config.decisions().withPartitions(partitions))
                .withHttp(new SluiceConfig.Http("127.0.0.1", 0));
    }

    /**
     * Creates topics and schemas.
     *
     * @param config a configuration for this cluster
     */
    public void setUp(SluiceConfig config) {
        new ClusterSetup(config).apply(line -> {});
    }

    @Override
    public void close() {
        registry.close();
        closeBroker.run();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("the files in " + directory + " could not be removed", e);
        }
    }
}
