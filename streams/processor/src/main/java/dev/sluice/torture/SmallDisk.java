package dev.sluice.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file system of its own, in memory, that can be filled to the last byte and emptied again. It takes Linux and the right to
 * mount.
 */
public final class SmallDisk implements AutoCloseable {

    private static final String BALLAST = "ballast";
    private static final int CHUNK_BYTES = 64 * 1024;

    /** Each store of an instance has room reserved before it holds anything. */
    private static final int MEGABYTES = 512;

    private final Path mount;
    private final Thread atShutdown = new Thread(this::unmount, "unmount");

    private SmallDisk(Path mount) {
        this.mount = mount;
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    /**
     * Mounts one.
     *
     * @param mount where; created if it is missing, and what was there is hidden until the end
     * @throws IllegalStateException if this machine or this user cannot, with what the system says
     */
    public static SmallDisk mount(Path mount) {
        try {
            Files.createDirectories(mount);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for " + mount, e);
        }
        String said = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "sluice", mount.toString()));
        if (!said.isEmpty()) {
            throw new IllegalStateException("a full disk needs Linux and the right to mount a file system at " + mount
                    + "; leave that fault out or run as root. The system says: " + said);
        }
        return new SmallDisk(mount);
    }

    /**
     * Fails if this machine or this user can have none.
     *
     * @throws IllegalStateException with what it needs, and what the system says
     */
    static void requirePossible() {
        try {
            Path mount = Files.createTempDirectory("sluice-disk-");
            try (SmallDisk disk = mount(mount)) {
                // It can be mounted, which is all that was asked.
            } finally {
                Files.delete(mount);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for a directory of its own", e);
        }
    }

    /** Whether this machine and this user can have one. */
    public static boolean isPossible() {
        try {
            requirePossible();
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    /** Takes all room that is left, or that has become free since the last time. */
    public void fill() {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (OutputStream ballast =
                Files.newOutputStream(mount.resolve(BALLAST), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int length = CHUNK_BYTES; length > 0; ) {
                length = write(ballast, chunk, length) ? length : length / 2;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the disk at " + mount + " could not be filled", e);
        }
    }

    private static boolean write(OutputStream ballast, byte[] chunk, int length) {
        try {
            ballast.write(chunk, 0, length);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    /** Gives the room back. */
    public void makeRoom() {
        try {
            Files.deleteIfExists(mount.resolve(BALLAST));
        } catch (IOException e) {
            throw new UncheckedIOException("no room could be made on the disk at " + mount, e);
        }
    }

    private String unmount() {
        return run(List.of("umount", "-l", mount.toString()));
    }

    /** What the command says if it fails; otherwise nothing. */
    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? ""
                    : said.strip() + " (" + command.get(0) + " returned " + process.exitValue() + ")";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.get(0) + " works", e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atShutdown);
        String said = unmount();
        if (!said.isEmpty()) {
            throw new IllegalStateException("the disk at " + mount + " could not be unmounted: " + said);
        }
    }
}
