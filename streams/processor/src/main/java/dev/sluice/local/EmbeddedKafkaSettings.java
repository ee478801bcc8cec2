package dev.sluice.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The configuration of the embedded broker: one node, tuned for a fast start and low latency. */
final class EmbeddedKafkaSettings {

    static final String HOST = "127.0.0.1";
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    static final String ABORT_INTERVAL = "transaction.abort.timed.out.transaction.cleanup.interval.ms";

    private static final String RELAYED_LISTENER = "RELAYED";

    private EmbeddedKafkaSettings() {}

    /**
     * The same as one of a cluster, with a second door for clients that come through a relay and have to come back through
     * it. What is acknowledged is on all brokers but one.
     */
    static Properties withPeersAndRelay(Properties settings, BrokerNode node) {
        Properties p = new Properties();
        p.putAll(settings);
        peers(p, node);
        relay(p, settings, node.relayedPort(), node.relayPort());
        return p;
    }

    private static void peers(Properties p, BrokerNode node) {
        p.put("node.id", String.valueOf(node.number()));
        List<Integer> ports = node.controllerPorts();
        p.put(
                "controller.quorum.voters",
                IntStream.range(0, ports.size())
                        .mapToObj(index -> (index + 1) + "@" + HOST + ":" + ports.get(index))
                        .collect(Collectors.joining(",")));
        String copies = String.valueOf(ports.size());
        String acknowledging = String.valueOf(Math.max(1, ports.size() - 1));
        p.put("default.replication.factor", copies);
        p.put("min.insync.replicas", acknowledging);
        p.put("offsets.topic.replication.factor", copies);
        p.put("transaction.state.log.replication.factor", copies);
        p.put("transaction.state.log.min.isr", acknowledging);
        p.put("share.coordinator.state.topic.replication.factor", copies);
        p.put("share.coordinator.state.topic.min.isr", acknowledging);
        if (ports.size() > 1) {
            // How soon a transaction that a killed producer left is aborted after its timeout; by default 10 s later.
            // One broker alone keeps that: while it starts, its partitions have no leader for a moment, and Kafka 4.3.1
            // takes an abort that falls into it for done, which holds back readers of committed records for good.
            p.put(ABORT_INTERVAL, "1000");
        }
    }

    private static void relay(Properties p, Properties settings, int listenPort, int relayPort) {
        String listeners = settings.getProperty("listeners");
        String clients = listeners.substring(0, listeners.indexOf(','));
        p.put("listeners", listeners + "," + RELAYED_LISTENER + "://" + HOST + ":" + listenPort);
        p.put("advertised.listeners", clients + "," + RELAYED_LISTENER + "://" + HOST + ":" + relayPort);
        p.put(
                "listener.security.protocol.map",
                settings.getProperty("listener.security.protocol.map") + "," + RELAYED_LISTENER + ":PLAINTEXT");
    }

    static Properties of(Path directory, int clientPort, int controllerPort) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", String.valueOf(NODE_ID));
        p.put(
                "listeners",
                "CLIENT://" + HOST + ":" + clientPort + "," + CONTROLLER_LISTENER + "://" + HOST + ":"
                        + controllerPort);
        p.put("listener.security.protocol.map", "CLIENT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        p.put("inter.broker.listener.name", "CLIENT");
        p.put("controller.listener.names", CONTROLLER_LISTENER);
        p.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        p.put("log.dirs", directory.toString());
        p.put("auto.create.topics.enable", "false");

        // One node: nothing can be replicated.
        p.put("default.replication.factor", "1");
        p.put("min.insync.replicas", "1");
        p.put("offsets.topic.replication.factor", "1");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");

        // The defaults of 50 partitions each cost seconds when the first group or transaction comes.
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("share.coordinator.state.topic.num.partitions", "1");

        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("group.streams.initial.rebalance.delay.ms", "0");
        // How soon a transaction is tried again while the previous one of the same producer completes.
        p.put("add.partitions.to.txn.retry.backoff.ms", "1");

        p.put("num.network.threads", "2");
        p.put("num.io.threads", "4");
        p.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
        p.put("offsets.topic.segment.bytes", String.valueOf(8 * 1024 * 1024));
        p.put("transaction.state.log.segment.bytes", String.valueOf(8 * 1024 * 1024));
        return p;
    }
}
