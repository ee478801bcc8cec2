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

/** A broker and a registry in this process, and the configuration of a Sluice that uses them. Gone when it is closed. */
public final class LocalCluster implements AutoCloseable {

    private final Path directory;
    private final EmbeddedKafka kafka;
    private final EmbeddedRegistry registry;

    private LocalCluster(Path directory, EmbeddedKafka kafka, EmbeddedRegistry registry) {
        this.directory = directory;
        this.kafka = kafka;
        this.registry = registry;
    }

    /**
     * Starts broker and registry on free ports of the loopback interface, with their files in a temporary directory.
     *
     * @throws LocalStartException if one of them does not start
     */
    public static LocalCluster start() {
        Path directory;
        try {
            directory = Files.createTempDirectory("sluice-local");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no temporary directory for the embedded broker", e);
        }
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        try {
            EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryServerSettings.of(kafka.bootstrapServers()));
            return new LocalCluster(directory, kafka, registry);
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    /** The broker, {@code host:port}. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Where the broker keeps its logs. */
    public Path brokerDirectory() {
        return kafka.directory();
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
        SluiceConfig config = SluiceConfig.of(kafka.bootstrapServers(), registry.url(), rules);
        return config.withStreams(config.streams()
                        .withGuarantee(guarantee)
                        .withThreads(threads)
                        .withIdentity("sluice-local", directory.resolve("state")))
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
        kafka.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the embedded broker could not be removed", e);
        }
    }
}
