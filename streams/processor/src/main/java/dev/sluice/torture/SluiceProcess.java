package dev.sluice.torture;

import dev.sluice.service.SluiceConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code sluice run} as a process of its own. Its configuration, log and state are in one directory. */
public final class SluiceProcess implements AutoCloseable {

    private static final String MAIN_CLASS = "dev.sluice.cli.Main";
    private static final String DISK = "disk";

    /** What it needs for an orderly end, and something on top. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

    private final JavaProcess process;

    private SluiceProcess(JavaProcess process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param config what it is told, but for the state directory
     * @param directory where its state is; what is there from an earlier start is used
     */
    public static SluiceProcess start(SluiceConfig config, Path directory) {
        Path file = directory.resolve("sluice.yaml");
        try {
            Files.createDirectories(directory);
            Files.writeString(file, document(config, directory));
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration of sluice run could not be written", e);
        }
        return new SluiceProcess(JavaProcess.start(
                "sluice run", directory.resolve("run.log"), List.of(MAIN_CLASS, "run", "--config", file.toString())));
    }

    /** What an instance with this directory uses for its state alone: it may be a file system of its own. */
    static Path diskIn(Path directory) {
        return directory.resolve(DISK);
    }

    /** Where an instance with this directory keeps its state. */
    static Path stateIn(Path directory) {
        return diskIn(directory).resolve("state");
    }

    private static String document(SluiceConfig config, Path directory) {
        return """
                kafka:
                  bootstrapServers: %s
                registry:
                  schema.registry.url: %s
                streams:
                  applicationId: %s
                  processingGuarantee: %s
                  threads: %d
                  standbyReplicas: %d
                  missedAfter: %dms
                  stateDirectory: %s
                topics:
                  partitions: %d
                  layout: %s
                decisions:
                  telemetryWait: %dms
                  signalHistory: %ds
                rules:
                  directory: %s
                http:
                  port: %d
                """.formatted(
                        config.kafka().bootstrapServers(),
                        config.registry().urls().get(0),
                        config.streams().applicationId(),
                        word(config.streams().guarantee()),
                        config.streams().threads(),
                        config.streams().standbyReplicas(),
                        config.streams().missedAfter().toMillis(),
                        stateIn(directory),
                        config.decisions().partitions(),
                        word(config.decisions().layout()),
                        config.decisions().telemetryWait().toMillis(),
                        config.decisions().signalHistory().toSeconds(),
                        config.rulesDirectory().toAbsolutePath(),
                        config.http().port());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has not ended yet. */
    boolean isRunning() {
        return process.isRunning();
    }

    /** What it returned; to be asked once it has ended. */
    int exitCode() {
        return process.exitCode();
    }

    /**
     * Fails with the end of its log if it has ended by itself.
     *
     * @throws IllegalStateException if it has
     */
    public void requireRunning() {
        process.requireRunning();
    }

    /** Ends it by SIGKILL: it has no time for anything. */
    public void kill() {
        process.kill();
    }

    /** Lets it stand still: it is there, and does nothing. */
    void pause() {
        process.pause();
    }

    /** Lets it go on after a pause. */
    void goOn() {
        process.goOn();
    }

    /** Asks it to stop, which it does in time. */
    @Override
    public void close() {
        process.stop(STOP_TIMEOUT);
    }
}
