package dev.sluice.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process on this one's class path, with little memory and a quick compiler. What it logs is appended to a file. It
 * does not outlive this process, unless that is killed.
 */
final class JavaProcess {

    private static final List<String> SMALL =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
    private static final int LOG_LINES_SHOWN = 30;

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread atShutdown;

    private JavaProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        atShutdown = new Thread(process::destroyForcibly, "end-" + name);
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    /**
     * Starts one.
     *
     * @param name what people know it by
     * @param log where it logs to
     * @param command options, the main class and its arguments
     */
    static JavaProcess start(String name, Path log, List<String> command) {
        List<String> whole = new ArrayList<>();
        whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        whole.addAll(SMALL);
        whole.addAll(List.of("-cp", System.getProperty("java.class.path")));
        whole.addAll(command);
        try {
            Process process = new ProcessBuilder(whole)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new JavaProcess(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be started", e);
        }
    }

    /** What it writes to standard output. */
    InputStream output() {
        return process.getInputStream();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /**
     * What it returned.
     *
     * @throws IllegalThreadStateException if it is running
     */
    int exitCode() {
        return process.exitValue();
    }

    /**
     * Fails with the end of its log if it has ended by itself.
     *
     * @throws IllegalStateException if it has
     */
    void requireRunning() {
        if (!isRunning()) {
            throw new IllegalStateException(
                    name + " has ended by itself with exit code " + exitCode() + "; its log ends with\n" + logged());
        }
    }

    /** Ends it by SIGKILL: it has no time for anything. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(KILL_TIMEOUT);
    }

    /** Lets it stand still by SIGSTOP: it is there, and does nothing. */
    void pause() {
        signal("STOP");
    }

    /** Lets it go on after a pause. */
    void goOn() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(name + " could not be sent SIG" + signal + ": "
                        + new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there is no 'kill' to send " + name + " SIG" + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " is sent SIG" + signal, e);
        }
    }

    /** Asks it to stop, and waits until it has; kills it if that takes longer. */
    void stop(Duration timeout) {
        process.destroy();
        try {
            awaitEnd(timeout);
        } catch (IllegalStateException late) {
            kill();
            throw late;
        }
    }

    /** The last lines of its log. */
    String logged() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return log + " cannot be read: " + e.getMessage();
        }
    }

    private void awaitEnd(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " has not ended within " + timeout.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ends", e);
        }
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook runs, and finds it ended.
        }
    }
}
