package dev.sluice.torture;

import dev.sluice.service.SluiceConfig;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An instance that is started again whenever it ends by itself, as whatever runs it in production does. Thread-safe. */
final class SupervisedInstance implements AutoCloseable {

    private final SluiceConfig config;
    private final Path directory;
    private final Readiness readiness;
    private final @Nullable SmallDisk disk;
    private @Nullable SluiceProcess process;
    private int endedByItself;

    /**
     * @param config what it is told, but for the state directory; with a port of its own
     * @param directory where its configuration, log and state are
     * @param onSmallDisk whether its state has a file system of its own, which can be filled
     * @throws IllegalStateException if there can be no such file system
     */
    SupervisedInstance(SluiceConfig config, Path directory, boolean onSmallDisk) {
        this.config = config;
        this.directory = directory;
        this.disk = onSmallDisk ? SmallDisk.mount(SluiceProcess.diskIn(directory)) : null;
        this.readiness = new Readiness(config.http().port());
    }

    Path state() {
        return SluiceProcess.stateIn(directory);
    }

    synchronized void start() {
        process = SluiceProcess.start(config, directory);
    }

    /** Ends it by SIGKILL; it stays away until it is started. */
    synchronized void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    /** Asks it to end, and waits until it has; it stays away until it is started. */
    void stop() {
        SluiceProcess stopping;
        synchronized (this) {
            stopping = process;
            process = null;
        }
        // Others look after it meanwhile, and must not wait for its end.
        if (stopping != null) {
            stopping.close();
        }
    }

    /** Lets it stand still if it runs. */
    synchronized void pause() {
        if (process != null && process.isRunning()) {
            process.pause();
        }
    }

    /** Lets it go on after a pause. */
    synchronized void goOn() {
        if (process != null && process.isRunning()) {
            process.goOn();
        }
    }

    /** The file system of its own, with nothing on it but its state; only where it was to have one. */
    SmallDisk disk() {
        return Objects.requireNonNull(disk, "this instance was to have a disk of its own");
    }

    /** Whether it decides now, by its own word, or would if it were given partitions. */
    boolean isReady() {
        return readiness.isReady();
    }

    /** Starts it again if it should run and does not. */
    synchronized void supervise() {
        if (process != null && !process.isRunning()) {
            endedByItself++;
            start();
        }
    }

    /** How often it ended without having been killed. */
    synchronized int endedByItself() {
        return endedByItself;
    }

    @Override
    public synchronized void close() {
        kill();
        if (disk != null) {
            disk.close();
        }
    }
}
