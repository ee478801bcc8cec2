package dev.sluice.bench;

import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One subject, started once on a broker that it has to itself, under load at rising rates until it no longer keeps up. */
final class LatencyRun {

    private final BenchLoad load;
    private final Instant start;
    private final Path rules;
    private final @Nullable String bootstrapServers;
    private final Subjects subjects;
    private final Consumer<String> progress;

    /**
     * @param load what is sent
     * @param start the event time of the first event, the same for all subjects
     * @param rules the folder of the rules that are measured
     * @param bootstrapServers a broker that is there; null for one in this process
     * @param subjects starts what is measured
     * @param progress is told what happens, a line at a time
     */
    LatencyRun(
            BenchLoad load,
            Instant start,
            Path rules,
            @Nullable String bootstrapServers,
            Subjects subjects,
            Consumer<String> progress) {
        this.load = load;
        this.start = start;
        this.rules = rules;
        this.bootstrapServers = bootstrapServers;
        this.subjects = subjects;
        this.progress = progress;
    }

    /** What was measured before and after the subject ended. */
    private record Measured(List<StepResult> steps, TopicVolumes volumes) {}

    BenchResult of(BenchResult.Subject subject, Guarantee guarantee) {
        try (BenchCluster cluster = BenchCluster.start(bootstrapServers)) {
            SluiceConfig config = subjects.setUp(cluster, guarantee, rules);
            Measured measured = measure(subject, cluster, config);
            // What RocksDB has in memory comes to disk when the subject ends, which it has.
            double transactions = measured.volumes().transactions();
            DiskUse disk = new DiskUse(
                    DiskUse.ofTables(config.streams().stateDirectory()) / transactions,
                    measured.volumes().allBytes() / transactions);
            return new BenchResult(
                    subject,
                    guarantee,
                    measured.steps(),
                    0,
                    disk,
                    measured.volumes().perTransaction());
        }
    }

    private Measured measure(BenchResult.Subject subject, BenchCluster cluster, SluiceConfig config) {
        try (SchemaCatalog catalog = SchemaCatalog.of(config.registry());
                BenchSubject running = subjects.start(subject, config, catalog);
                SteppedLoad stepped = new SteppedLoad(config, catalog, new BenchTraffic(load, start))) {
            stepped.open();
            TopicVolumes before = TopicVolumes.of(cluster.bootstrapServers());
            warmUp(stepped);
            List<StepResult> steps = Ladder.climb(load.rates(), rate -> step(stepped, rate));
            return new Measured(
                    steps, TopicVolumes.of(cluster.bootstrapServers()).since(before));
        }
    }

    private void warmUp(SteppedLoad stepped) {
        if (!load.warmUp().isZero()) {
            say("  warming up for %d s", load.warmUp().toSeconds());
            stepped.step(load.firstRate(), load.warmUp());
        }
    }

    private StepResult step(SteppedLoad stepped, double rate) {
        say("  %,.0f transactions a second for %d s", rate, load.length().toSeconds());
        return stepped.step(rate, load.length());
    }

    private void say(String format, Object... values) {
        progress.accept(String.format(Locale.ROOT, format, values));
    }
}
