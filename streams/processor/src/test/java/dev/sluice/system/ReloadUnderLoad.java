package dev.sluice.system;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleSetAnswer;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.local.LocalCluster;
import dev.sluice.publication.RuleSetHistory;
import dev.sluice.publication.RuleSetPublisher;
import dev.sluice.rules.RuleFiles;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.SluiceService;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.traffic.EventPublisher;
import dev.sluice.traffic.LatencyMeter;
import dev.sluice.traffic.PacedTraffic;
import dev.sluice.traffic.RecordReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a changed rule set again and again while payments are decided, and shows what that costs: latency without and
 * with reloads in one run, decisions lost, and what stays in memory. To be started by hand, since it takes minutes:
 *
 * <pre>java -cp TEST_CLASS_PATH dev.sluice.system.ReloadUnderLoad RELOADS PAYMENTS_PER_SECOND PAUSE_MILLIS [RULES [INSTANCES]]</pre>
 *
 * <p>RULES is a folder of rules, of which a copy is changed; by default the handbook's. INSTANCES decide, by default one.
 */
final class ReloadUnderLoad {

    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration WITHOUT = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AFTER_COLLECTION = Duration.ofSeconds(1);
    private static final int ROWS = 10;
    private static final Pattern A_BOUND = Pattern.compile("([<>]=? \\d+)(\\.\\d+)?");
    private static final int MEGABYTE = 1024 * 1024;

    private final int reloads;
    private final double rate;
    private final long pauseMillis;
    private final Path rules;
    private final int instances;
    private final Histogram editToDecisionMillis = new Histogram(3);
    private final LatencyMeter warmingUp = new LatencyMeter();
    private final LatencyMeter without = new LatencyMeter();
    private final LatencyMeter with = new LatencyMeter();
    private final LatencyMeter aside = new LatencyMeter();
    private final AtomicLong decided = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile LatencyMeter current = warmingUp;
    private volatile boolean going = true;
    private volatile @Nullable Edit newest;

    /** A change of a rule that no decision was made by yet. */
    private record Edit(String contentHash, long savedNanos) {}

    private ReloadUnderLoad(int reloads, double rate, long pauseMillis, Path rules, int instances) {
        this.reloads = reloads;
        this.rate = rate;
        this.pauseMillis = pauseMillis;
        this.rules = rules;
        this.instances = instances;
    }

    public static void main(String[] args) throws Exception {
        Contracts.trust();
        Path copy = Files.createTempDirectory("reload-under-load").resolve("rules");
        Path rules = args.length > 3 ? ExampleRules.copy(Path.of(args[3]), copy) : ExampleRules.copyTo(copy);
        int instances = args.length > 4 ? Integer.parseInt(args[4]) : 1;
        new ReloadUnderLoad(
                        Integer.parseInt(args[0]),
                        Double.parseDouble(args[1]),
                        Long.parseLong(args[2]),
                        rules,
                        instances)
                .run();
    }

    private void run() throws Exception {
        try (LocalCluster cluster = LocalCluster.start()) {
            SluiceConfig config = cluster.config(rules, Guarantee.AT_LEAST_ONCE, 1, 2);
            cluster.setUp(config);
            try (Instances running = new Instances(config, instances);
                    SchemaCatalog catalog = SchemaCatalog.of(config.registry());
                    EventPublisher publisher =
                            new EventPublisher(cluster.bootstrapServers(), new RegistryRecordSerdes(catalog));
                    RecordReader<DecisionMade> reader = new RecordReader<>(
                            cluster.bootstrapServers(),
                            Topics.DECISION_MADE,
                            catalog.serde(DecisionMade.class).deserializer(),
                            (record, nanos) -> decided(record.value(), nanos))) {
                await(running::areReady);
                load(config, catalog, publisher);
            }
        }
    }

    private void load(SluiceConfig config, SchemaCatalog catalog, EventPublisher publisher) throws Exception {
        SimulationConfig simulationConfig = SimulationConfig.of(1, Instant.now(), rate);
        Simulation simulation = new Simulation(simulationConfig);
        simulation.opening().forEach(event -> publisher.publish(event.value()));
        publisher.flush();
        CompletableFuture<Long> traffic = CompletableFuture.supplyAsync(() -> new PacedTraffic(publisher, this::due)
                .run(endless(simulation), simulationConfig.start(), Duration.ofDays(1), () -> going));
        Thread.sleep(WARM_UP.toMillis());
        current = without;
        Thread.sleep(WITHOUT.toMillis());
        current = with;
        reload(config, catalog);
        going = false;
        traffic.join();
        await(() -> outstanding() == 0);
        report();
    }

    private static Iterator<SimulatedEvent> endless(Simulation simulation) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public SimulatedEvent next() {
                return simulation.next();
            }
        };
    }

    private void due(SimulatedEvent event, long dueNanos) {
        if (event.value() instanceof TransactionRequested transaction) {
            current.due(transaction.getTransactionId(), dueNanos);
        }
    }

    private void decided(DecisionMade decision, long nanos) {
        decided.incrementAndGet();
        Edit edit = newest;
        if (edit != null && edit.contentHash().equals(decision.getRuleSetHash())) {
            newest = null;
            editToDecisionMillis.recordValue(TimeUnit.NANOSECONDS.toMillis(nanos - edit.savedNanos()));
        }
        for (LatencyMeter meter : new LatencyMeter[] {with, without, warmingUp, aside}) {
            if (meter.decided(decision.getTransactionId(), nanos) >= 0) {
                return;
            }
        }
    }

    private long outstanding() {
        return warmingUp.outstanding() + without.outstanding() + with.outstanding() + aside.outstanding();
    }

    private void reload(SluiceConfig config, SchemaCatalog catalog) throws IOException {
        System.out.println("reloads  classes  metaspace MB  heap after GC MB  preparation ms");
        try (RuleSetPublisher publisher = new RuleSetPublisher(
                config.kafka().connection(), catalog, config.streams().applicationId())) {
            long preparation = 0;
            for (int number = 0; number < reloads; number++) {
                if (number % Math.max(1, reloads / ROWS) == 0) {
                    row(number, preparation);
                }
                preparation = publish(publisher, number);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
            }
            row(reloads, preparation);
        }
    }

    private Path firstRule() throws IOException {
        try (Stream<Path> files = Files.walk(rules)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long publish(RuleSetPublisher publisher, int number) throws IOException {
        Path rule = firstRule();
        String text = Files.readString(rule);
        // What is compared with a number is compiled; where nothing that is compiled changes, nothing is compiled.
        String changed = A_BOUND.matcher(text).replaceFirst("$1" + String.format(Locale.ROOT, ".%03d", number));
        if (changed.equals(text)) {
            throw new IllegalStateException(rule + " compares nothing with a number");
        }
        Files.writeString(rule, changed);
        long savedNanos = System.nanoTime();
        RuleFiles files = RuleFiles.read(rules);
        newest = new Edit(files.contentHash(), savedNanos);
        RuleSetHistory.Publication publication = publisher.publish(
                files, new RuleSetPublisher.Change("load", null, Optional.empty(), null), Instant.now());
        return publisher.await(publication, PATIENCE).answers().values().stream()
                .mapToLong(answer -> {
                    if (answer.getAnswer() != RuleSetAnswer.IN_FORCE) {
                        refused.incrementAndGet();
                    }
                    return answer.getPreparationMillis();
                })
                .max()
                .orElse(-1);
    }

    /**
     * The collection is asked for: only what survives one says whether something leaks. What it does to latency is not the
     * reloads' doing, and is left aside.
     */
    private void row(int number, long preparation) {
        current = aside;
        System.gc();
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.println(String.format(
                Locale.ROOT,
                "%7d  %7d  %12.1f  %16.1f  %14d",
                number,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                metaspace / (double) MEGABYTE,
                heap / (double) MEGABYTE,
                preparation));
        LockSupport.parkNanos(AFTER_COLLECTION.toNanos());
        current = with;
    }

    private void report() {
        System.out.println(line("without reloads", without));
        System.out.println(line("with reloads", with));
        System.out.println(String.format(
                Locale.ROOT,
                "from a saved edit to the first decision by it, %d times: p50 %d  p95 %d  max %d ms",
                editToDecisionMillis.getTotalCount(),
                editToDecisionMillis.getValueAtPercentile(50),
                editToDecisionMillis.getValueAtPercentile(95),
                editToDecisionMillis.getMaxValue()));
        System.out.println("decisions " + decided.get() + ", lost " + outstanding() + ", refused reloads "
                + refused.get() + ", collections "
                + ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(collector -> collector.getName() + " " + collector.getCollectionCount())
                        .toList());
    }

    private static String line(String name, LatencyMeter meter) {
        Histogram micros = meter.micros();
        return String.format(
                Locale.ROOT,
                "%-16s %6d decisions  p50 %.1f  p95 %.1f  p99 %.1f  p99.9 %.1f  max %.1f ms",
                name,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1_000.0,
                micros.getValueAtPercentile(95) / 1_000.0,
                micros.getValueAtPercentile(99) / 1_000.0,
                micros.getValueAtPercentile(99.9) / 1_000.0,
                micros.getMaxValue() / 1_000.0);
    }

    /** So many instances of one application, each with state of its own. */
    private static final class Instances implements AutoCloseable {

        private final List<SluiceService> services = new ArrayList<>();

        Instances(SluiceConfig config, int count) {
            for (int number = 0; number < count; number++) {
                Path state = config.streams().stateDirectory().resolveSibling("state-" + number);
                services.add(SluiceService.start(config.withStreams(
                        config.streams().withIdentity(config.streams().applicationId(), state))));
            }
        }

        boolean areReady() {
            return services.stream().allMatch(SluiceService::isReady);
        }

        @Override
        public void close() {
            services.forEach(SluiceService::close);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
