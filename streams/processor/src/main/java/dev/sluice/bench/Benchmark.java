package dev.sluice.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Itinerary;
import dev.sluice.local.LocalCluster;
import dev.sluice.rules.RuleFiles;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.StreamsSettings;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.topology.RecordSerdes;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.traffic.EventPublisher;
import dev.sluice.traffic.LatencyMeter;
import dev.sluice.traffic.PacedTraffic;
import dev.sluice.traffic.RecordReader;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Loads the product and a pass-through, one after the other, each on a broker of its own, with the same events at the
 * same pace, and compares them.
 */
public final class Benchmark {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration LAST_ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final double NANOS_PER_MICRO = 1_000.0;

    /** About what the history of an entity with fifty events takes. */
    private static final int STATE_BYTES = 2_000;

    private final BenchSettings settings;
    private final Consumer<String> progress;
    private final Itinerary itinerary;
    private final List<String> featureNames;
    private final int liveRules;

    /**
     * Checks the rules that are measured.
     *
     * @param settings what to measure
     * @param progress is told what happens, a line at a time
     * @throws dev.sluice.finding.FindingsException if the rules cannot be used
     */
    public Benchmark(BenchSettings settings, Consumer<String> progress) {
        Contracts.trust();
        this.settings = settings;
        this.progress = progress;
        try (DecisionModel model = DecisionModel.load(RuleFiles.read(settings.rules()))) {
            this.itinerary = model.itinerary();
            this.featureNames = List.copyOf(model.features().names());
            this.liveRules = (int) model.ruleSet().rules().stream()
                    .filter(rule -> rule.lifecycle() == RuleLifecycle.LIVE)
                    .count();
        }
    }

    /** Measures everything that was asked for. */
    public BenchReport run() {
        SimulationConfig config = SimulationConfig.of(settings.seed(), Instant.now(), settings.rate());
        progress.accept("preparing the traffic");
        Simulation simulation = new Simulation(config);
        List<SimulatedEvent> opening = simulation.opening();
        List<SimulatedEvent> traffic =
                take(simulation, config.start().plus(settings.warmUp()).plus(settings.length()));
        List<BenchResult> results = new ArrayList<>();
        for (Guarantee guarantee : settings.guarantees()) {
            for (BenchResult.Subject subject : List.of(BenchResult.Subject.PASS_THROUGH, BenchResult.Subject.SLUICE)) {
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s, %s: %d s of warm-up and %d s of measurement",
                        guarantee,
                        subject,
                        settings.warmUp().toSeconds(),
                        settings.length().toSeconds()));
                BenchResult result = measure(subject, guarantee, opening, traffic, config.start());
                results.add(settings.backlog() == 0 ? result : result.withDrained(drain(subject, guarantee)));
            }
        }
        return new BenchReport(
                machine(),
                settings.rate(),
                settings.length().toMillis() / (double) TimeUnit.SECONDS.toMillis(1),
                liveRules,
                featureNames.size(),
                settings.partitions(),
                results);
    }

    private static List<SimulatedEvent> take(Simulation simulation, Instant until) {
        List<SimulatedEvent> events = new ArrayList<>();
        for (SimulatedEvent event = simulation.next(); event.arrivesAt().isBefore(until); event = simulation.next()) {
            events.add(event);
        }
        return events;
    }

    private BenchResult measure(
            BenchResult.Subject subject,
            Guarantee guarantee,
            List<SimulatedEvent> opening,
            List<SimulatedEvent> traffic,
            Instant start) {
        try (LocalCluster cluster = LocalCluster.start()) {
            SluiceConfig config =
                    tuned(cluster.config(settings.rules(), guarantee, settings.streamThreads(), settings.partitions()));
            cluster.setUp(config);
            try (SchemaCatalog catalog = SchemaCatalog.of(config.registry());
                    BenchSubject running = start(subject, config, catalog);
                    EventPublisher publisher =
                            new EventPublisher(cluster.bootstrapServers(), new RegistryRecordSerdes(catalog))) {
                await(running::isReady, START_TIMEOUT, subject + " did not become ready");
                opening.forEach(event -> publisher.publish(event.value()));
                publisher.flush();
                TopicVolumes before = TopicVolumes.of(cluster.bootstrapServers());
                BenchResult result = load(subject, guarantee, cluster, catalog, publisher, traffic, start);
                TopicVolumes volumes =
                        TopicVolumes.of(cluster.bootstrapServers()).since(before);
                return result.withVolumes(volumes.perTransaction());
            }
        }
    }

    /** How many transactions a second a subject decides that finds all of them waiting. */
    private double drain(BenchResult.Subject subject, Guarantee guarantee) {
        progress.accept(String.format(
                Locale.ROOT, "%s, %s: a backlog of %d transactions", guarantee, subject, settings.backlog()));
        try (LocalCluster cluster = LocalCluster.start()) {
            SluiceConfig config =
                    tuned(cluster.config(settings.rules(), guarantee, settings.streamThreads(), settings.partitions()));
            cluster.setUp(config);
            try (SchemaCatalog catalog = SchemaCatalog.of(config.registry());
                    Backlog backlog = new Backlog(cluster.bootstrapServers(), catalog, settings)) {
                backlog.publish();
                try (BenchSubject running = start(subject, config, catalog)) {
                    await(running::isReady, START_TIMEOUT, subject + " did not become ready");
                    await(backlog::isDecided, DRAIN_TIMEOUT, subject + " did not decide its backlog");
                    return backlog.decidedPerSecond();
                }
            }
        }
    }

    private SluiceConfig tuned(SluiceConfig config) {
        StreamsSettings streams =
                config.streams().withTuning(config.streams().tuning().withBatching(settings.batching()));
        Duration commitInterval = settings.commitInterval();
        return config.withStreams(commitInterval == null ? streams : streams.withCommitInterval(commitInterval))
                .withDecisions(config.decisions().withLayout(settings.layout()));
    }

    private BenchSubject start(BenchResult.Subject subject, SluiceConfig config, SchemaCatalog catalog) {
        RecordSerdes serdes = new RegistryRecordSerdes(catalog);
        return switch (subject) {
            case SLUICE -> BenchSubject.sluice(config);
            case PASS_THROUGH ->
                BenchSubject.passThrough(
                        config,
                        PassThroughTopology.build(serdes, config.decisions(), itinerary, featureNames, STATE_BYTES));
        };
    }

    private BenchResult load(
            BenchResult.Subject subject,
            Guarantee guarantee,
            LocalCluster cluster,
            SchemaCatalog catalog,
            EventPublisher publisher,
            List<SimulatedEvent> traffic,
            Instant start) {
        LatencyMeter meter = new LatencyMeter();
        CpuClock cpu = new CpuClock();
        Instant measureFrom = start.plus(settings.warmUp());
        PacedTraffic paced = new PacedTraffic(publisher, (event, dueNanos) -> {
            if (!event.arrivesAt().isBefore(measureFrom)) {
                cpu.start();
                if (event.value() instanceof TransactionRequested transaction) {
                    meter.due(transaction.getTransactionId(), dueNanos);
                }
            }
        });
        try (RecordReader<DecisionMade> reader = new RecordReader<>(
                cluster.bootstrapServers(),
                Topics.DECISION_MADE,
                catalog.serde(DecisionMade.class).deserializer(),
                (record, nanos) -> meter.decided(record.value().getTransactionId(), nanos))) {
            paced.run(traffic.iterator(), start, settings.warmUp().plus(settings.length()), () -> true);
            double cpuMicros = cpu.micros();
            long sent = meter.answered() + meter.outstanding();
            awaitQuietly(() -> meter.outstanding() == 0, LAST_ANSWER_TIMEOUT);
            Histogram micros = meter.micros();
            return BenchResult.of(subject, guarantee, sent, micros, cpuMicros);
        }
    }

    private static void await(BooleanSupplier condition, Duration timeout, String otherwise) {
        if (!awaitQuietly(condition, timeout)) {
            throw new IllegalStateException(otherwise + " within " + timeout);
        }
    }

    private static boolean awaitQuietly(BooleanSupplier condition, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d cores, JDK %s, %s %s; broker, registry, load and processor in one process",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    /** Processor time of the whole process since it was started, once. */
    private static final class CpuClock {

        private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private long startNanos = -1;

        void start() {
            if (startNanos < 0) {
                startNanos = system.getProcessCpuTime();
            }
        }

        double micros() {
            return startNanos < 0 ? 0 : (system.getProcessCpuTime() - startNanos) / NANOS_PER_MICRO;
        }
    }
}
