package dev.sluice.local;

import java.util.List;

/**
 * One of the brokers of a cluster on the loopback interface, each of which is a controller, too, and keeps a copy of
 * everything. Some clients come directly, others by a relay that tells them to come back by it.
 *
 * @param number which of them, from 1
 * @param clusterId what all of them are known by, as Kafka writes its ids
 * @param port for clients that come directly, 1 to 65535
 * @param relayedPort the port that the relay leads to, 1 to 65535
 * @param relayPort the port that the relay listens on, 1 to 65535
 * @param controllerPorts the ports by which all of them agree, in the order of their numbers
 */
public record BrokerNode(
        int number, String clusterId, int port, int relayedPort, int relayPort, List<Integer> controllerPorts) {

    private static final int PORT_MAX = 65_535;

    public BrokerNode {
        controllerPorts = List.copyOf(controllerPorts);
        if (number < 1 || number > controllerPorts.size()) {
            throw new IllegalArgumentException(
                    "number must be from 1 to " + controllerPorts.size() + ", but is " + number);
        }
        requirePort(port);
        requirePort(relayedPort);
        requirePort(relayPort);
        controllerPorts.forEach(BrokerNode::requirePort);
    }

    int controllerPort() {
        return controllerPorts.get(number - 1);
    }

    static void requirePort(int port) {
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port is " + port + "; a broker's port is from 1 to 65535");
        }
    }
}
