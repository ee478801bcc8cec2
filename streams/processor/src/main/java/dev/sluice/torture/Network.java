package dev.sluice.torture;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The network between instances and brokers: a relay before each broker, and all of them do the same. */
final class Network implements AutoCloseable {

    private final List<TcpRelay> relays;

    /** @param brokers how many there are */
    Network(int brokers) {
        relays = Stream.generate(TcpRelay::open).limit(brokers).toList();
    }

    /** Where the instances find each broker. */
    List<Integer> ports() {
        return relays.stream().map(TcpRelay::port).toList();
    }

    /** From now on what comes to each of the {@link #ports()} leads to the port in the same place. */
    void leadTo(List<Integer> brokers) {
        IntStream.range(0, relays.size()).forEach(index -> relays.get(index).leadTo(brokers.get(index)));
    }

    /** Nothing passes from now on; connections stay open, as if all packets were lost. */
    void hold() {
        relays.forEach(TcpRelay::hold);
    }

    /** Ends all connections, and what was held back is lost; new ones pass. */
    void dropAndRelease() {
        relays.forEach(TcpRelay::dropAndRelease);
    }

    /** Every piece takes so much longer from now on, in both directions. */
    void delay(Duration time) {
        relays.forEach(relay -> relay.delay(time));
    }

    @Override
    public void close() {
        relays.forEach(TcpRelay::close);
    }
}
