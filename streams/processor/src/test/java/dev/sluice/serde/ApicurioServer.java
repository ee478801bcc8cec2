package dev.sluice.serde;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Apicurio Registry as a process of its own, schemas in memory; it ends with this object, and at the latest with us. */
final class ApicurioServer implements AutoCloseable {

    private static final long START_SECONDS_MAX = 180;

    private final Process process;
    private final int port;
    private final Path log;
    private final Thread lastResort;

    private ApicurioServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * @param unpacked where the build unpacked Apicurio's archive
     */
    static ApicurioServer start(Path unpacked, Path log) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        runner(unpacked).toString()))
                .directory(new File(unpacked.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ApicurioServer server = new ApicurioServer(process, port, log);
        try {
            server.awaitStart();
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitStart() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest subjects =
                HttpRequest.newBuilder(URI.create(url() + "/subjects")).build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (http.send(subjects, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("Apicurio did not start; its output:\n" + Files.readString(log));
    }

    private static Path runner(Path unpacked) {
        try (Stream<Path> files = Files.walk(unpacked)) {
            return files.filter(f -> f.getFileName().toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no Apicurio in " + unpacked
                            + "; the build unpacks it in phase pre-integration-test (mvn verify)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
