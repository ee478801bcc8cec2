package dev.sluice.bench;

import dev.sluice.contract.Contracts;
import dev.sluice.rules.RuleFiles;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads the product and a pass-through, one after the other, each on a broker that it has to itself, with the same events at the
 * same pace, and compares them.
 */
public final class Benchmark {

    private static final double MILLIS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);

    private final BenchSettings settings;
    private final Consumer<String> progress;
    private final RuleFiles rules;
    private final Subjects subjects;

    /**
     * Checks the rules that are measured, and the broker if one is given.
     *
     * @param settings what to measure
     * @param progress is told what happens, a line at a time
     * @throws IllegalArgumentException if the given broker has topics of Sluice
     * @throws dev.sluice.service.ClusterException if the given broker does not answer
     * @throws dev.sluice.finding.FindingsException if the rules cannot be used
     */
    public Benchmark(BenchSettings settings, Consumer<String> progress) {
        Contracts.trust();
        this.settings = settings;
        this.progress = progress;
        RuleFiles files = RuleFiles.read(settings.rules());
        Integer count = settings.ruleCount();
        this.rules = count == null ? files : VariedRules.of(files, count);
        this.subjects = new Subjects(settings, rules);
        String broker = settings.bootstrapServers();
        if (broker != null) {
            new GivenBroker(broker).requireFree();
        }
    }

    /** Measures everything that was asked for. */
    public BenchReport run() {
        List<BenchResult> results = new ArrayList<>();
        try (RulesFolder folder = RulesFolder.of(rules)) {
            String broker = settings.bootstrapServers();
            LatencyRun latency =
                    new LatencyRun(settings.load(), Instant.now(), folder.path(), broker, subjects, progress);
            BacklogRun backlog = new BacklogRun(settings.load(), settings.backlog(), folder.path(), broker, subjects);
            for (Guarantee guarantee : settings.guarantees()) {
                for (BenchResult.Subject subject : settings.subjects()) {
                    results.add(measure(latency, backlog, subject, guarantee));
                }
            }
        }
        return new BenchReport(
                machine(settings.bootstrapServers()),
                settings.load().rates(),
                settings.load().length().toMillis() / MILLIS_PER_SECOND,
                settings.load().telemetryPerTransaction(),
                settings.load().keys(),
                subjects.liveRuleCount(),
                subjects.featureCount(),
                settings.partitions(),
                results);
    }

    private BenchResult measure(
            LatencyRun latency, BacklogRun backlog, BenchResult.Subject subject, Guarantee guarantee) {
        progress.accept(guarantee + ", " + subject);
        BenchResult result = latency.of(subject, guarantee);
        if (settings.backlog() == 0) {
            return result;
        }
        progress.accept(String.format(Locale.ROOT, "  a backlog of %,d transactions", settings.backlog()));
        return result.withDrained(backlog.decidedPerSecond(subject, guarantee));
    }

    private static String machine(@Nullable String broker) {
        return String.format(
                Locale.ROOT,
                "%d cores, JDK %s, %s %s; %s load and processor in one process",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                broker == null ? "broker, registry," : "broker at " + broker + "; registry,");
    }
}
