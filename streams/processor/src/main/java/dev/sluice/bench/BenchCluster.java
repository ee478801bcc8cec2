package dev.sluice.bench;

import dev.sluice.local.LocalCluster;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where one subject runs: on a broker of its own in this process, or on one that is given and left as it was found. */
final class BenchCluster implements AutoCloseable {

    private final LocalCluster cluster;
    private final @Nullable GivenBroker given;

    private BenchCluster(LocalCluster cluster, @Nullable GivenBroker given) {
        this.cluster = cluster;
        this.given = given;
    }

    /**
     * Starts what is not there.
     *
     * @param bootstrapServers a broker that is there; null for one in this process
     * @throws IllegalArgumentException if the given broker has topics of Sluice
     */
    static BenchCluster start(@Nullable String bootstrapServers) {
        if (bootstrapServers == null) {
            return new BenchCluster(LocalCluster.start(), null);
        }
        GivenBroker given = new GivenBroker(bootstrapServers);
        given.requireFree();
        return new BenchCluster(LocalCluster.beside(bootstrapServers, GivenBroker.SCHEMAS), given);
    }

    /** The broker, {@code host:port}. */
    String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    /** The configuration of a Sluice here, see {@link LocalCluster#config}. */
    SluiceConfig config(Path rules, Guarantee guarantee, int threads, int partitions) {
        return cluster.config(rules, guarantee, threads, partitions);
    }

    /** Creates topics and schemas for a configuration of this cluster. */
    void setUp(SluiceConfig config) {
        cluster.setUp(config);
    }

    @Override
    public void close() {
        cluster.close();
        if (given != null) {
            given.clear();
        }
    }
}
