package dev.sluice.torture;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.rules.RuleFiles;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.traffic.EventPublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;

/** One run: starts everything, publishes and strikes by the plan, reads every topic and judges. */
public final class Torture {

    private static final Duration START_PATIENCE = Duration.ofMinutes(5);

    /** How long the load waits for a broker that is away: longer than one takes to start, even on a busy machine. */
    private static final Duration BROKER_PATIENCE = Duration.ofMinutes(5);

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final TortureSettings settings;
    private final Consumer<String> told;
    private final Violations violations = new Violations();

    /**
     * @param settings what to do to whom
     * @param told is told how far it is, in words, from several threads
     */
    public Torture(TortureSettings settings, Consumer<String> told) {
        this.settings = settings;
        this.told = told;
    }

    /**
     * Runs. The files of a run that fails are kept, and it is said where.
     *
     * @throws dev.sluice.finding.FindingsException if the rules cannot be used
     * @throws IllegalStateException if the run cannot be judged: the broker or an instance did not start, or this machine
     *     cannot be put to one of the faults
     * @throws org.apache.kafka.common.KafkaException if the broker does not do what it is asked although it runs
     * @throws InterruptedException if the thread is interrupted
     */
    public TortureReport run() throws InterruptedException {
        Contracts.trust();
        long startNanos = System.nanoTime();
        if (settings.faults().stream().anyMatch(Fault::needsSmallDisk)) {
            SmallDisk.requirePossible();
        }
        RuleFiles rules = RuleFiles.read(settings.rules());
        try (DecisionModel model = DecisionModel.load(rules)) {
            CommonWays ways = new CommonWays(settings.partitions(), model.itinerary());
            Traffic traffic = Traffic.of(settings, ways);
            FaultPlan plan = FaultPlan.of(settings, traffic.transactionsByRound());
            plan.strikes().forEach(strike -> told.accept("planned: " + strike));
            Path directory = newDirectory();
            told.accept("starting " + settings.brokers() + (settings.brokers() == 1 ? " broker and " : " brokers and ")
                    + settings.instances() + " instances in " + directory);
            RuleSetCheck ruleSets = new RuleSetCheck(rules.contentHash());
            TortureReport report;
            try (Site site = Site.start(settings, directory, START_PATIENCE);
                    SchemaCatalog schemas = SchemaCatalog.of(site.config().registry())) {
                List<StrikeResult> strikes = torture(site, schemas, rules, ruleSets, traffic, plan);
                told.accept("reading every topic");
                TopicContents contents =
                        TopicContents.read(site.config().kafka().connection(), schemas);
                Judgement judgement =
                        Judgement.of(contents, traffic, model, ways, ruleSets, settings.guarantee(), violations);
                report = report(traffic, strikes, judgement, site.endedByThemselves(), startNanos);
            }
            if (report.isPassed()) {
                StateFiles.delete(directory);
            } else {
                told.accept("logs and files are kept in " + directory);
            }
            return report;
        }
    }

    private List<StrikeResult> torture(
            Site site, SchemaCatalog schemas, RuleFiles rules, RuleSetCheck ruleSets, Traffic traffic, FaultPlan plan)
            throws InterruptedException {
        Serializer<TransactionRequested> writer =
                schemas.serde(TransactionRequested.class).serializer();
        Poison poison = new Poison(
                settings.seed(),
                settings.faults(),
                transaction -> writer.serialize(Topics.TRANSACTION_REQUESTED, transaction));
        RuleChanges changes = new RuleChanges(site.config(), schemas, rules);
        Map<String, Object> patient = patient(site.config().kafka().connection());
        try (EventPublisher publisher = new EventPublisher(patient, new RegistryRecordSerdes(schemas), Duration.ZERO);
                Load load = new Load(publisher, patient, poison, settings.rate())) {
            Striker striker = new Striker(settings.seed(), site, changes, ruleSets);
            return new Rounds(site, load, striker, ruleSets, told).run(traffic, plan, violations);
        }
    }

    private static Map<String, Object> patient(Map<String, Object> connection) {
        Map<String, Object> patient = new HashMap<>(connection);
        patient.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BROKER_PATIENCE.toMillis());
        patient.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) BROKER_PATIENCE.toMillis());
        return patient;
    }

    private TortureReport report(
            Traffic traffic, List<StrikeResult> strikes, Judgement judgement, int endedByThemselves, long startNanos) {
        return new TortureReport(
                settings.seed(),
                settings.guarantee().name().toLowerCase(Locale.ROOT),
                settings.layout().name().toLowerCase(Locale.ROOT),
                settings.brokers(),
                settings.instances(),
                settings.standbyReplicas(),
                strikes,
                traffic.transactions().size(),
                traffic.roundByTransaction().size(),
                judgement,
                endedByThemselves,
                violations.lines(),
                (System.nanoTime() - startNanos) / NANOS_PER_SECOND);
    }

    private Path newDirectory() {
        try {
            return Files.createTempDirectory("sluice-torture-" + settings.seed() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for the files of a run", e);
        }
    }
}
