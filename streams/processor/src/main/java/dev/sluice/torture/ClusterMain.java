package dev.sluice.torture;

import dev.sluice.local.BrokerNode;
import dev.sluice.local.EmbeddedKafka;
import dev.sluice.local.EmbeddedRegistry;
import dev.sluice.local.RegistryServerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A broker as a process of its own, with or without a registry beside it. Its arguments are a directory, the broker's number,
 * the id of the cluster, the broker's own port, that which the relay leads to and that of the relay, the registry's, and those of
 * all controllers, separated by commas. Says so as soon as it serves, and ends with its standard input, so that it never
 * outlives who started it.
 */
final class ClusterMain {

    /** The line that says that it serves. */
    static final String READY = "ready";

    /** The registry's port where there is none. */
    static final int NO_REGISTRY = 0;

    private ClusterMain() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        List<Integer> controllerPorts =
                Stream.of(arguments[7].split(",")).map(Integer::valueOf).toList();
        EmbeddedKafka kafka = EmbeddedKafka.start(
                Path.of(arguments[0]),
                new BrokerNode(
                        Integer.parseInt(arguments[1]),
                        arguments[2],
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Integer.parseInt(arguments[5]),
                        controllerPorts));
        int registryPort = Integer.parseInt(arguments[6]);
        if (registryPort != NO_REGISTRY) {
            EmbeddedRegistry.start(registry(kafka.bootstrapServers(), registryPort, controllerPorts.size()));
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(READY);
        awaitEndOfInput();
        Runtime.getRuntime().halt(0);
    }

    private static RegistryServerSettings registry(String bootstrapServers, int port, int copies) {
        RegistryServerSettings usual = RegistryServerSettings.of(bootstrapServers);
        return new RegistryServerSettings(
                bootstrapServers, usual.host(), port, usual.topic(), (short) copies, usual.compatibility(), Map.of());
    }

    private static void awaitEndOfInput() throws IOException {
        int read = 0;
        while (read >= 0) {
            read = System.in.read();
        }
    }
}
