package dev.sluice.service;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.RuleSetSource;
import dev.sluice.ingest.IngestValidators;
import dev.sluice.publication.Instance;
import dev.sluice.publication.InstanceRules;
import dev.sluice.rules.HitRateBreach;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.topology.FraudTopology;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.topology.TopologyEnvironment;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance: decides until it is closed or cannot go on. */
public final class SluiceService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SluiceService.class);

    private final SluiceConfig config;
    private final InstanceRules rules;
    private final RegistryProbe registryProbe;
    private final KafkaStreams streams;
    private final ThreadRestarts restarts;
    private final HttpEndpoints endpoints;
    private final Deque<AutoCloseable> resources;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean closing;

    private SluiceService(SluiceConfig config, Deque<AutoCloseable> resources) {
        this.config = config;
        this.resources = resources;
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        resources.push(metrics::close);
        SluiceMetrics observer = new SluiceMetrics(metrics, InstantSource.system());
        SchemaCatalog catalog = opened(SchemaCatalog.of(config.registry()));
        Instance me = Instance.starting();
        this.rules = opened(InstanceRules.start(new InstanceRules.Origin(
                me,
                config.kafka().connection(),
                catalog,
                config.rules().directory(),
                config.rules().watched(),
                config.approval(),
                observer)));
        observer.watch(() -> rules.models().get().ruleSet());
        this.registryProbe = opened(new RegistryProbe(config.registry()));
        this.streams = new KafkaStreams(
                FraudTopology.build(new TopologyEnvironment(
                        config.decisions(),
                        config.streams().commitPacing(),
                        new RegistryRecordSerdes(catalog),
                        rules.models(),
                        IngestValidators.create(config.ingest(), InstantSource.system()),
                        observer)),
                properties(me, observer));
        this.restarts = new ThreadRestarts(InstantSource.system(), config.streams());
        streams.setUncaughtExceptionHandler(restarts);
        streams.setStateListener(this::stateChanged);
        bind(metrics);
        this.endpoints = opened(HttpEndpoints.start(config.http(), this::health, metrics));
    }

    /**
     * Loads the rules and starts to decide. Returns as soon as Kafka Streams has been started; when it decides is what
     * {@link #isReady()} tells.
     *
     * @throws dev.sluice.finding.FindingsException if the rules cannot be used
     * @throws ClusterException if the cluster is not set up, or the port is taken
     * @throws FullDiskException if there is no room for the state
     * @throws dev.sluice.serde.SerdeException if the registry cannot be reached
     */
    public static SluiceService start(SluiceConfig config) {
        Contracts.trust();
        List<String> problems = new ClusterSetup(config).problems();
        if (!problems.isEmpty()) {
            throw new ClusterException(
                    "the cluster at " + config.kafka().bootstrapServers() + " is not ready for Sluice:\n        "
                            + String.join("\n        ", problems)
                            + "\n        'sluice setup' with the same configuration creates what is missing",
                    null);
        }
        SluiceService service = decidingOnRestoredState(config);
        LOG.info(
                "Started with rule set {} ({}), {}; health and metrics at {}",
                service.rules.status().contentHash(),
                service.rules.status().source() == RuleSetSource.PUBLISHED
                        ? "published"
                        : "from " + config.rules().directory(),
                config.streams().guarantee(),
                service.endpoints.uri());
        return service;
    }

    /** Where the state on disk cannot be opened, a second attempt restores it. */
    private static SluiceService decidingOnRestoredState(SluiceConfig config) {
        DamagedState damaged = new DamagedState(config.streams());
        try {
            return deciding(config, damaged);
        } catch (StreamsException e) {
            if (FullDisk.isCauseOf(e)) {
                throw new FullDiskException(config.streams().stateDirectory(), e);
            }
            if (!DamagedState.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("The state in {} cannot be opened", config.streams().stateDirectory(), e);
            damaged.note();
            return deciding(config, damaged);
        }
    }

    private static SluiceService deciding(SluiceConfig config, DamagedState damaged) {
        SluiceService service = assembled(config);
        try {
            damaged.removeIfNoted(service.streams::cleanUp);
            service.streams.start();
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    private static SluiceService assembled(SluiceConfig config) {
        Deque<AutoCloseable> resources = new ArrayDeque<>();
        try {
            return new SluiceService(config, resources);
        } catch (RuntimeException e) {
            closeAll(resources);
            throw e;
        }
    }

    /** The group's members are named after the instance, so that others see which instances run. */
    private Properties properties(Instance me, SluiceMetrics observer) {
        Properties properties = StreamsProperties.of(config, observer);
        properties.put(
                StreamsConfig.CLIENT_ID_CONFIG, me.clientId(config.streams().applicationId()));
        return properties;
    }

    private <T extends AutoCloseable> T opened(T resource) {
        resources.push(resource);
        return resource;
    }

    private void bind(PrometheusMeterRegistry metrics) {
        opened(new KafkaStreamsMetrics(streams)).bindTo(metrics);
        opened(new JvmGcMetrics()).bindTo(metrics);
        new JvmMemoryMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
    }

    /** Where health and metrics are served. */
    public URI uri() {
        return endpoints.uri();
    }

    /** The content hash of the rules that decide. */
    public String ruleSetHash() {
        return rules.status().contentHash();
    }

    /** Whether it decides now, and the registry answers. */
    public boolean isReady() {
        return health().ready();
    }

    /**
     * Waits until it has stopped.
     *
     * @return true if it was closed; false if it could not go on
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitStop() throws InterruptedException {
        stopped.await();
        return closing;
    }

    /** Why it could not go on, for whoever runs it: what, where and what to do. To be asked if {@link #awaitStop()} says so. */
    public String reasonToGiveUp() {
        return restarts.reasonToGiveUp();
    }

    /** Whether it has ended, in whatever way. */
    boolean hasStopped() {
        return stopped.getCount() == 0;
    }

    private void stateChanged(KafkaStreams.State now, KafkaStreams.State before) {
        LOG.info("{} after {}", now, before);
        if (now.hasCompletedShutdown()) {
            stopped.countDown();
        }
    }

    private Health health() {
        KafkaStreams.State state = streams.state();
        List<String> reasons = new ArrayList<>();
        if (state != KafkaStreams.State.RUNNING) {
            reasons.add(
                    switch (state) {
                        case CREATED -> "it has not been started yet";
                        case REBALANCING -> "work is being divided or state restored";
                        default -> "it is stopping or has stopped";
                    });
        }
        boolean live = state.hasNotStarted() || state.isRunningOrRebalancing();
        String registryProblem = registryProbe.problem();
        if (registryProblem != null) {
            reasons.add("registry: " + registryProblem);
        }
        List<HitRateBreach> demoted = rules.models().get().ruleSet().demoted();
        return new Health(live, reasons.isEmpty(), state.toString(), rules.status(), demoted, reasons);
    }

    /**
     * Ends what is in hand, commits, leaves the group so that others take over at once, and closes everything, within
     * the configured time.
     */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        LOG.info("Stopping");
        boolean inTime = streams.close(CloseOptions.timeout(config.streams().shutdownTimeout())
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!inTime) {
            LOG.warn(
                    "Not stopped within {}; what was not committed is done again at the next start",
                    config.streams().shutdownTimeout());
        }
        closeAll(resources);
        stopped.countDown();
        LOG.info("Stopped");
    }

    /** Closes the last one first. */
    private static void closeAll(Deque<AutoCloseable> resources) {
        while (!resources.isEmpty()) {
            AutoCloseable resource = resources.pop();
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn("Could not close {}", resource, e);
            }
        }
    }
}
