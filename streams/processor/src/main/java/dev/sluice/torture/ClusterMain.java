package dev.sluice.torture;

import dev.sluice.local.EmbeddedKafka;
import dev.sluice.local.EmbeddedRegistry;
import dev.sluice.local.FreePorts;
import dev.sluice.local.RegistryServerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Broker and registry as a process of their own. Its arguments are a directory, the port of the relay that some clients
 * come by, and, where it is started again, the ports that it said the first time. Says where it listens as soon as it does,
 * and ends with its standard input, so that it never outlives who started it.
 */
final class ClusterMain {

    /** What the line begins with that says where it listens: for clients, for the relay, and the registry. */
    static final String READY = "ready ";

    private static final int ARGUMENTS_OF_FIRST_START = 2;

    private ClusterMain() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        boolean again = arguments.length > ARGUMENTS_OF_FIRST_START;
        int relayPort = Integer.parseInt(arguments[1]);
        int kafkaPort = again ? Integer.parseInt(arguments[2]) : FreePorts.one();
        int relayedPort = again ? Integer.parseInt(arguments[3]) : FreePorts.one();
        int registryPort = again ? Integer.parseInt(arguments[4]) : 0;
        EmbeddedKafka kafka = EmbeddedKafka.startBehindRelay(Path.of(arguments[0]), kafkaPort, relayedPort, relayPort);
        RegistryServerSettings settings = RegistryServerSettings.of(kafka.bootstrapServers());
        EmbeddedRegistry registry = EmbeddedRegistry.start(settings.withAddress(settings.host(), registryPort));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(READY + kafkaPort + " " + relayedPort + " " + registry.port());
        awaitEndOfInput();
        Runtime.getRuntime().halt(0);
    }

    private static void awaitEndOfInput() throws IOException {
        int read = 0;
        while (read >= 0) {
            read = System.in.read();
        }
    }
}
