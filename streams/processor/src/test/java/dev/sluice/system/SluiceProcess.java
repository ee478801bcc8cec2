package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.SluiceConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code sluice run} as a process of its own. Its configuration, log and state are in one directory. */
final class SluiceProcess implements AutoCloseable {

    private static final long KILL_SECONDS = 10;
    private static final long STOP_SECONDS = 40;

    private final Process process;
    private final Path log;

    private SluiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param config what it is told, but for the state directory
     * @param directory where its state is; what is there from an earlier start is used
     */
    static SluiceProcess start(SluiceConfig config, Path directory) {
        Path file = directory.resolve("sluice.yaml");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sluice.cli.Main",
                "run",
                "--config",
                file.toString());
        try {
            Files.writeString(file, document(config, directory));
            Path log = directory.resolve("run.log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new SluiceProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("sluice run could not be started", e);
        }
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
                  stateDirectory: %s
                topics:
                  partitions: %d
                decisions:
                  telemetryWait: %dms
                  signalHistory: %ds
                rules:
                  directory: %s
                http:
                  port: 0
                """.formatted(
                        config.kafka().bootstrapServers(),
                        config.registry().urls().get(0),
                        config.streams().applicationId(),
                        config.streams().guarantee().name().toLowerCase(Locale.ROOT),
                        config.streams().threads(),
                        directory.resolve("state"),
                        config.decisions().partitions(),
                        config.decisions().telemetryWait().toMillis(),
                        config.decisions().signalHistory().toSeconds(),
                        config.rulesDirectory().toAbsolutePath());
    }

    /** Fails with its log if it has ended by itself. */
    void requireRunning() {
        assertThat(process.isAlive()).as(this::logged).isTrue();
    }

    /** Ends it by SIGKILL: it has no time for anything. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(KILL_SECONDS);
    }

    /** Asks it to stop, which it does in time. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd(STOP_SECONDS);
    }

    private String logged() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no log", e);
        }
    }

    private void awaitEnd(long seconds) {
        try {
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                    .as("it has ended")
                    .isTrue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sluice run ends", e);
        }
    }
}
