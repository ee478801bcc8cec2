package dev.sluice.torture;

import dev.sluice.local.BrokerNode;
import dev.sluice.local.FreePorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** Brokers, the registry beside the last of them, and the network by which the instances come to them. */
final class ClusterProcess implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final List<BrokerNode> nodes;
    private final Network network;
    private final int registryPort = FreePorts.one();
    private final List<BrokerProcess> brokers = new ArrayList<>();

    private ClusterProcess(int count) {
        network = new Network(count);
        List<Integer> controllerPorts = freePorts(count);
        List<Integer> relayPorts = network.ports();
        String clusterId = Uuid.randomUuid().toString();
        nodes = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new BrokerNode(
                        number,
                        clusterId,
                        FreePorts.one(),
                        FreePorts.one(),
                        relayPorts.get(number - 1),
                        controllerPorts))
                .toList();
        network.leadTo(nodes.stream().map(BrokerNode::relayedPort).toList());
    }

    /**
     * Starts it on free ports and returns when it serves.
     *
     * @param directory where its files and its logs are; created if it is missing
     * @param count how many brokers
     * @param onSmallDisks whether each has a file system of its own, which can be filled
     * @throws IllegalStateException if it does not start, with the end of a log
     */
    static ClusterProcess start(Path directory, int count, boolean onSmallDisks) {
        ClusterProcess cluster = new ClusterProcess(count);
        try {
            cluster.start(directory, onSmallDisks);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The registry keeps a copy at each broker, so the last one starts when all others are there. */
    private void start(Path directory, boolean onSmallDisks) {
        int last = nodes.size() - 1;
        nodes.subList(0, last)
                .forEach(node -> brokers.add(broker(node, directory, ClusterMain.NO_REGISTRY, onSmallDisks)));
        brokers.forEach(BrokerProcess::awaitReady);
        BrokerProcess withRegistry = broker(nodes.get(last), directory, registryPort, onSmallDisks);
        brokers.add(withRegistry);
        withRegistry.awaitReady();
    }

    private static BrokerProcess broker(BrokerNode node, Path directory, int registryPort, boolean onSmallDisk) {
        return BrokerProcess.start(node, directory.resolve("broker-" + node.number()), registryPort, onSmallDisk);
    }

    private static List<Integer> freePorts(int count) {
        return Stream.generate(FreePorts::one).limit(count).toList();
    }

    /** The brokers, for those who come directly. */
    String bootstrapServers() {
        return servers(nodes.stream().map(BrokerNode::port));
    }

    /** The brokers, for those who come by the network. */
    String relayedBootstrapServers() {
        return servers(network.ports().stream());
    }

    private static String servers(Stream<Integer> ports) {
        return ports.map(port -> HOST + ":" + port).collect(Collectors.joining(","));
    }

    String registryUrl() {
        return "http://" + HOST + ":" + registryPort;
    }

    /** What lies between instances and brokers. */
    Network network() {
        return network;
    }

    /** One of the brokers, from 0. */
    BrokerProcess broker(int index) {
        return brokers.get(index);
    }

    @Override
    public void close() {
        brokers.forEach(BrokerProcess::close);
        network.close();
    }
}
