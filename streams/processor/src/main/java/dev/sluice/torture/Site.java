package dev.sluice.torture;

import dev.sluice.local.FreePorts;
import dev.sluice.service.ClusterSetup;
import dev.sluice.service.SluiceConfig;
import dev.sluice.topology.TopologySettings;
import dev.sluice.traffic.GroupProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;

/** Brokers with a registry, and the instances that work there, each a process of its own under one directory. */
final class Site implements AutoCloseable {

    private static final String APPLICATION_ID = "sluice-torture";
    private static final Duration STORM_PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Payments of weeks are published in minutes, and meet what terminals said before the first of them. */
    private static final Duration SIGNAL_HISTORY = Duration.ofDays(30);

    private final ClusterProcess cluster;
    private final SluiceConfig config;
    private final List<SupervisedInstance> instances = new ArrayList<>();
    private final GroupProgress progress;

    private Site(ClusterProcess cluster, TortureSettings settings) {
        this.cluster = cluster;
        this.config = config(settings, cluster.bootstrapServers(), cluster.registryUrl());
        this.progress = new GroupProgress(cluster.bootstrapServers(), APPLICATION_ID);
    }

    /**
     * Starts everything and returns when all instances that can have work have some.
     *
     * @param settings how many, with which guarantee and layout
     * @param directory where all files are
     * @param patience how long that may take
     * @throws IllegalStateException if a broker does not start, or the instances do not get to work in time
     */
    static Site start(TortureSettings settings, Path directory, Duration patience) {
        Site site = new Site(
                ClusterProcess.start(
                        directory, settings.brokers(), settings.faults().contains(Fault.FULL_BROKER_DISK)),
                settings);
        try {
            site.build(settings, directory);
            new ClusterSetup(site.config).apply(line -> {});
            site.begin(Math.min(settings.instances(), settings.partitions()), patience);
            return site;
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
    }

    /** A payment that waits for telemetry would be overtaken by others, so none waits. */
    private static SluiceConfig config(TortureSettings settings, String bootstrapServers, String registryUrl) {
        SluiceConfig config = SluiceConfig.of(bootstrapServers, registryUrl, settings.rules());
        TopologySettings decisions = new TopologySettings(
                settings.partitions(), Duration.ZERO, config.decisions().horizons(), SIGNAL_HISTORY, settings.layout());
        return config.withStreams(config.streams()
                        .withIdentity(APPLICATION_ID, config.streams().stateDirectory())
                        .withGuarantee(settings.guarantee())
                        .withThreads(1)
                        .withStandbyReplicas(settings.standbyReplicas()))
                .withDecisions(decisions);
    }

    private void build(TortureSettings settings, Path directory) {
        SluiceConfig relayed = config(settings, cluster.relayedBootstrapServers(), cluster.registryUrl());
        boolean onSmallDisks = settings.faults().contains(Fault.FULL_DISK);
        for (int number = 1; number <= settings.instances(); number++) {
            SluiceConfig own = relayed.withHttp(new SluiceConfig.Http("127.0.0.1", FreePorts.one()));
            instances.add(new SupervisedInstance(own, directory.resolve("instance-" + number), onSmallDisks));
        }
    }

    private void begin(int withWork, Duration patience) {
        instances.forEach(SupervisedInstance::start);
        if (!await(() -> progress.membersAtWork() == withWork, patience)) {
            throw new IllegalStateException(
                    "the instances have not shared the work within " + patience.toSeconds() + " s");
        }
    }

    /**
     * Waits until all instances decide, and are in the group and have agreed on who does what. The group alone does not tell:
     * until it misses one that was killed, it counts that.
     *
     * @throws IllegalStateException if that takes too long
     */
    void requireAllInGroup(Duration patience) {
        if (!await(this::isEachReadyInTheGroup, patience)) {
            throw new IllegalStateException(
                    "not all instances were ready, and alone in the group, within " + patience.toSeconds() + " s");
        }
    }

    private boolean isEachReadyInTheGroup() {
        return instances.stream().allMatch(SupervisedInstance::isReady)
                && progress.membersInAgreement() == instances.size();
    }

    ClusterProcess cluster() {
        return cluster;
    }

    /** The network between instances and brokers. */
    Network network() {
        return cluster.network();
    }

    /** How to reach the brokers directly; instances come by the network. */
    SluiceConfig config() {
        return config;
    }

    /** What puts the instances out of their group; to be closed. */
    GroupStorm storm() {
        return new GroupStorm(cluster.bootstrapServers(), APPLICATION_ID, STORM_PATIENCE);
    }

    int instances() {
        return instances.size();
    }

    SupervisedInstance instance(int index) {
        return instances.get(index);
    }

    /** Starts again what has ended by itself. */
    void supervise() {
        instances.forEach(SupervisedInstance::supervise);
    }

    /** How often instances ended without having been killed. */
    int endedByThemselves() {
        return instances.stream().mapToInt(SupervisedInstance::endedByItself).sum();
    }

    /** Waits until everything that was published, and all that came of it, was processed; false if that takes too long. */
    boolean awaitTakenIn(Duration patience) {
        return await(progress::isEverythingTakenIn, patience);
    }

    /** Looks after the instances meanwhile. A broker that does not answer yet has not said yes. */
    private boolean await(BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - deadline < 0) {
            supervise();
            try {
                if (condition.getAsBoolean()) {
                    return true;
                }
            } catch (IllegalStateException | KafkaException noAnswer) {
                // Asked again below.
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    @Override
    public void close() {
        progress.close();
        instances.forEach(SupervisedInstance::close);
        cluster.close();
    }
}
