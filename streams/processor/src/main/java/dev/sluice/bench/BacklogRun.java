package dev.sluice.bench;

import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One subject that finds transactions waiting when it starts, on a broker that it has to itself. */
final class BacklogRun {

    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(15);

    private final BenchLoad load;
    private final int transactions;
    private final Path rules;
    private final @Nullable String bootstrapServers;
    private final Subjects subjects;

    /**
     * @param load what the transactions are like
     * @param transactions how many wait
     * @param rules the folder of the rules that are measured
     * @param bootstrapServers a broker that is there; null for one in this process
     * @param subjects starts what is measured
     */
    BacklogRun(BenchLoad load, int transactions, Path rules, @Nullable String bootstrapServers, Subjects subjects) {
        this.load = load;
        this.transactions = transactions;
        this.rules = rules;
        this.bootstrapServers = bootstrapServers;
        this.subjects = subjects;
    }

    /** How many transactions a second a subject decides. */
    double decidedPerSecond(BenchResult.Subject subject, Guarantee guarantee) {
        try (BenchCluster cluster = BenchCluster.start(bootstrapServers)) {
            SluiceConfig config = subjects.setUp(cluster, guarantee, rules);
            try (SchemaCatalog catalog = SchemaCatalog.of(config.registry());
                    Backlog backlog = new Backlog(cluster.bootstrapServers(), catalog, load, transactions)) {
                backlog.publish();
                try (BenchSubject running = subjects.start(subject, config, catalog)) {
                    Patience.await(backlog::isDecided, DRAIN_TIMEOUT, subject + " did not decide its backlog");
                    return backlog.decidedPerSecond();
                }
            }
        }
    }
}
