package dev.sluice.torture;

import dev.sluice.local.BrokerNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A broker in a process that can be killed, and that comes back on the same ports with what is on its disk. */
final class BrokerProcess implements AutoCloseable {

    private final BrokerNode node;
    private final Path directory;
    private final int registryPort;
    private final @Nullable SmallDisk disk;
    private JavaProcess process;

    private BrokerProcess(BrokerNode node, Path directory, int registryPort, boolean onSmallDisk) {
        this.node = node;
        this.directory = directory;
        this.registryPort = registryPort;
        disk = onSmallDisk ? SmallDisk.mount(disk(directory)) : null;
        process = launch();
    }

    /**
     * Begins to start it.
     *
     * @param node which broker
     * @param directory where its files and its log are; created if it is missing
     * @param registryPort where the registry beside it listens, or {@link ClusterMain#NO_REGISTRY}
     * @param onSmallDisk whether its files have a file system of their own, which can be filled
     * @throws IllegalStateException if there can be no such file system
     */
    static BrokerProcess start(BrokerNode node, Path directory, int registryPort, boolean onSmallDisk) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for broker " + node.number(), e);
        }
        return new BrokerProcess(node, directory, registryPort, onSmallDisk);
    }

    /** What it uses for its files alone: it may be a file system of its own. */
    private static Path disk(Path directory) {
        return directory.resolve("disk");
    }

    private JavaProcess launch() {
        return JavaProcess.start(
                "broker " + node.number(),
                directory.resolve("broker.log"),
                List.of(
                        "-Dsluice.log.level=WARN",
                        ClusterMain.class.getName(),
                        disk(directory).resolve("kafka").toString(),
                        Integer.toString(node.number()),
                        node.clusterId(),
                        Integer.toString(node.port()),
                        Integer.toString(node.relayedPort()),
                        Integer.toString(node.relayPort()),
                        Integer.toString(registryPort),
                        node.controllerPorts().stream().map(String::valueOf).collect(Collectors.joining(","))));
    }

    /**
     * Returns when it serves.
     *
     * @throws IllegalStateException if it does not start, with the end of its log
     */
    void awaitReady() {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(ClusterMain.READY)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the output of broker " + node.number() + " cannot be read", e);
        }
        throw new IllegalStateException(
                "broker " + node.number() + " did not start; its log ends with\n" + process.logged());
    }

    /** Ends it by SIGKILL. */
    void kill() {
        process.kill();
    }

    boolean isRunning() {
        return process.isRunning();
    }

    /** The file system of its own, with nothing on it but its files; only where it was to have one. */
    SmallDisk disk() {
        return Objects.requireNonNull(disk, "this broker was to have a disk of its own");
    }

    /** Starts it on what is there, and returns when it serves. */
    void startAgain() {
        process = launch();
        awaitReady();
    }

    /** Its files go with the run, so nothing need be written first. */
    @Override
    public void close() {
        process.kill();
        if (disk != null) {
            disk.close();
        }
    }
}
