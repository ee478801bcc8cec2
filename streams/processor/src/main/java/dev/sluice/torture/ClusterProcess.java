package dev.sluice.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Broker and registry in a process that can be killed, and that comes back on the same ports with what is on its disk. */
final class ClusterProcess implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Path directory;
    private final int relayPort;
    private final List<String> ports;
    private JavaProcess process;

    private ClusterProcess(Path directory, int relayPort, JavaProcess process, List<String> ports) {
        this.directory = directory;
        this.relayPort = relayPort;
        this.process = process;
        this.ports = ports;
    }

    /**
     * Starts it on free ports and returns when it serves.
     *
     * @param directory where its files and its log are; created if it is missing
     * @param relayPort where the relay listens that instances come by
     * @throws IllegalStateException if it does not start, with the end of its log
     */
    static ClusterProcess start(Path directory, int relayPort) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for the broker", e);
        }
        JavaProcess process = launch(directory, relayPort, List.of());
        return new ClusterProcess(directory, relayPort, process, awaitReady(process));
    }

    private static JavaProcess launch(Path directory, int relayPort, List<String> ports) {
        List<String> command = new ArrayList<>(List.of(
                "-Dsluice.log.level=WARN",
                ClusterMain.class.getName(),
                directory.resolve("kafka").toString(),
                Integer.toString(relayPort)));
        command.addAll(ports);
        return JavaProcess.start("the broker", directory.resolve("broker.log"), command);
    }

    /** The ports that it says it listens on: for clients, for the relay, and the registry. */
    private static List<String> awaitReady(JavaProcess process) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ClusterMain.READY)) {
                    return Arrays.asList(
                            line.substring(ClusterMain.READY.length()).split(" ", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's output cannot be read", e);
        }
        throw new IllegalStateException("the broker did not start; its log ends with\n" + process.logged());
    }

    /** The broker, for those who come directly. */
    String bootstrapServers() {
        return HOST + ":" + ports.get(0);
    }

    /** The broker, for those who come by the relay. */
    String relayedBootstrapServers() {
        return HOST + ":" + relayPort;
    }

    /** The port that the relay leads to. */
    int relayedPort() {
        return Integer.parseInt(ports.get(1));
    }

    String registryUrl() {
        return "http://" + HOST + ":" + ports.get(2);
    }

    /** Ends it by SIGKILL. */
    void kill() {
        process.kill();
    }

    /** Starts it on what is there, on the same ports, and returns when it serves. */
    void startAgain() {
        process = launch(directory, relayPort, ports);
        awaitReady(process);
    }

    /** Its files go with the run, so nothing need be written first. */
    @Override
    public void close() {
        process.kill();
    }
}
