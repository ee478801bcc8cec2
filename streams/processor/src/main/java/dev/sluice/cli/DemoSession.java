package dev.sluice.cli;

import dev.sluice.cli.demo.DemoRun;
import dev.sluice.cli.demo.DemoScore;
import dev.sluice.cli.demo.DemoSummary;
import dev.sluice.cli.demo.LiveDisplay;
import dev.sluice.cli.simulation.SimulatedRespondents;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.local.LocalCluster;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.SluiceService;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.answer.ChallengeAnswers;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.traffic.ConsumerLag;
import dev.sluice.traffic.EventPublisher;
import dev.sluice.traffic.PacedTraffic;
import dev.sluice.traffic.RecordReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Help.Ansi;

/** One demo from the start of the broker to the summary. */
final class DemoSession implements AutoCloseable {

    /** One thread has no use for a second: each takes part in every commit. */
    private static final int PARTITIONS = 1;

    private static final int STREAM_THREADS = 1;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LAST_ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LEAD = Duration.ofSeconds(3);
    private static final Duration ATTACK_SPAN = Duration.ofSeconds(10);
    private static final Duration LABEL_DELAY = Duration.ofSeconds(15);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(2);
    private static final Duration LAST_SETTLEMENT_TIMEOUT = Duration.ofSeconds(8);
    private static final long FRAME_MILLIS = 200;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final DemoOptions options;
    private final boolean live;
    private final PrintWriter messages;
    private final DemoScore score;
    private final Map<String, Sent> undecided = new ConcurrentHashMap<>();
    private final Map<String, GroundTruth> challenged = new ConcurrentHashMap<>();
    private final Set<String> answersDue = ConcurrentHashMap.newKeySet();
    private final ChallengeAnswers answers;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile long startNanos;

    DemoSession(DemoOptions options, boolean live, PrintWriter messages) {
        this.options = options;
        this.live = live;
        this.messages = messages;
        this.answers = new ChallengeAnswers(options.seed(), ANSWER_TIME);
        this.score = new DemoScore(new DemoRun(
                options.seed(),
                options.rate(),
                options.length(),
                options.guarantee().name().toLowerCase(Locale.ROOT)));
    }

    /** Lets the process go: what is to be said has been said. */
    @Override
    public void close() {
        finished.countDown();
    }

    /** Runs to the end, or until the process is asked to stop: then the summary is of what happened until then. */
    DemoSummary run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop-demo"));
        say("starting Kafka and the registry in this process");
        try (LocalCluster cluster = LocalCluster.start()) {
            SluiceConfig config = cluster.config(options.rules(), options.guarantee(), STREAM_THREADS, PARTITIONS)
                    .withWatchedRules(options.rules());
            cluster.setUp(config);
            say("checking and compiling the rules in " + options.rules());
            try (SluiceService service = SluiceService.start(config);
                    SchemaCatalog catalog = SchemaCatalog.of(config.registry())) {
                await(service::isReady, START_TIMEOUT, "Sluice did not become ready");
                say("rule set " + service.ruleSetHash().substring(0, 12) + " decides; metrics at " + service.uri()
                        + "/metrics");
                return play(cluster, config, catalog);
            }
        }
    }

    private DemoSummary play(LocalCluster cluster, SluiceConfig config, SchemaCatalog catalog) {
        say("building a world of customers, devices, terminals and merchants, seed " + options.seed());
        SimulationConfig simulationConfig = SimulationConfig.of(
                        options.seed(), Instant.now().plus(LEAD), options.rate())
                .withAttackShare(options.attackShare())
                .withAttackSpan(ATTACK_SPAN)
                .withLabelDelay(LABEL_DELAY);
        Simulation simulation = new Simulation(simulationConfig);
        try (EventPublisher publisher =
                        new EventPublisher(cluster.bootstrapServers(), new RegistryRecordSerdes(catalog));
                AnswerDesk desk = new AnswerDesk(
                        new EventPublisher(cluster.bootstrapServers(), new RegistryRecordSerdes(catalog)));
                ConsumerLag lag = new ConsumerLag(
                        cluster.bootstrapServers(), config.streams().applicationId())) {
            simulation.opening().forEach(event -> publisher.publish(event.value()));
            publisher.flush();
            await(() -> lag.records() == 0, START_TIMEOUT, "the world's opening was not taken in");
            Instant late = Instant.now();
            Instant start = simulationConfig.start();
            if (late.isBefore(start)) {
                LockSupport.parkNanos(Duration.between(late, start).toNanos());
            }
            return watch(cluster, catalog, publisher, desk, simulation, start);
        }
    }

    private DemoSummary watch(
            LocalCluster cluster,
            SchemaCatalog catalog,
            EventPublisher publisher,
            AnswerDesk desk,
            Simulation simulation,
            Instant start) {
        ScheduledExecutorService frames = Executors.newSingleThreadScheduledExecutor();
        String broker = cluster.bootstrapServers();
        try (LiveDisplay display = LiveDisplay.on(
                        live ? new FileOutputStream(FileDescriptor.out) : OutputStream.nullOutputStream(),
                        live ? Ansi.AUTO : Ansi.OFF);
                RecordReader<DecisionMade> decisions = new RecordReader<>(
                        broker,
                        Topics.DECISION_MADE,
                        catalog.serde(DecisionMade.class).deserializer(),
                        (record, nanos) -> decided(record.value(), nanos, desk));
                RecordReader<ChallengeSettled> settlements = new RecordReader<>(
                        broker,
                        Topics.CHALLENGE_SETTLED,
                        catalog.serde(ChallengeSettled.class).deserializer(),
                        (record, nanos) -> settled(record.value()));
                RecordReader<byte[]> alerts =
                        new RecordReader<>(broker, Topics.ALERT_RAISED, new ByteArrayDeserializer(), this::alerted);
                RecordReader<byte[]> deadLetters = new RecordReader<>(
                        broker,
                        Topics.DEAD_LETTER,
                        new ByteArrayDeserializer(),
                        (record, nanos) -> score.deadLettered())) {
            startNanos = System.nanoTime();
            Future<?> drawing = frames.scheduleAtFixedRate(
                    () -> display.show(score.snapshot(elapsed())), 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
            new PacedTraffic(publisher, this::due).run(simulation, start, options.length(), () -> !stopped.get());
            Duration sending = elapsed();
            awaitQuietly(() -> undecided.isEmpty() || stopped.get(), LAST_ANSWER_TIMEOUT);
            awaitQuietly(() -> answersDue.isEmpty() || stopped.get(), LAST_SETTLEMENT_TIMEOUT);
            drawing.cancel(false);
            return score.summary(sending);
        } finally {
            frames.shutdownNow();
        }
    }

    /** Ctrl-C: ends the traffic and lets the summary be printed before the process goes. */
    private void stopAndWait() {
        stopped.set(true);
        try {
            if (!finished.await(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                messages.println("sluice: the demo did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void due(SimulatedEvent event, long dueNanos) {
        if (event.value() instanceof TransactionRequested transaction) {
            undecided.put(transaction.getTransactionId(), new Sent(event.truth(), dueNanos));
            score.sent();
        }
    }

    private void decided(DecisionMade decision, long nanos, AnswerDesk desk) {
        Sent sent = undecided.remove(decision.getTransactionId());
        if (sent == null) {
            return;
        }
        score.decided(sent.truth(), decision.getAction(), Duration.ofNanos(nanos - sent.dueNanos()));
        if (decision.getAction() == DecisionAction.CHALLENGE) {
            challenged(decision, sent.truth(), desk);
        }
    }

    private void challenged(DecisionMade decision, GroundTruth truth, AnswerDesk desk) {
        challenged.put(decision.getTransactionId(), truth);
        answers.of(decision.getTransactionId(), truth).ifPresent(answer -> {
            answersDue.add(decision.getTransactionId());
            desk.publish(SimulatedRespondents.completed(decision, answer));
        });
    }

    private void settled(ChallengeSettled end) {
        GroundTruth truth = challenged.remove(end.getTransactionId());
        if (truth != null) {
            score.settled(truth, end.getOutcome(), end.getAction());
        }
        answersDue.remove(end.getTransactionId());
    }

    private void alerted(ConsumerRecord<String, byte[]> record, long nanos) {
        score.alerted(AlertLines.of(record.value(), Duration.ofNanos(nanos - startNanos)));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private void say(String what) {
        if (live) {
            messages.println("sluice: " + what);
            messages.flush();
        }
    }

    private static void await(BooleanSupplier condition, Duration timeout, String otherwise) {
        if (!awaitQuietly(condition, timeout)) {
            throw CommandException.environment(otherwise + " within " + timeout.toSeconds() + " s", null);
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

    private record Sent(GroundTruth truth, long dueNanos) {}
}
