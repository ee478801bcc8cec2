package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.local.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final int NO_BODY = -1;

    @Test
    void one_that_says_so_is_ready() throws IOException {
        assertThat(isReadyWhenAnswered(200)).isTrue();
    }

    @Test
    void one_that_is_still_dividing_work_is_not_ready() throws IOException {
        assertThat(isReadyWhenAnswered(503)).isFalse();
    }

    @Test
    void one_that_does_not_run_is_not_ready() {
        assertThat(new Readiness(FreePorts.one()).isReady()).isFalse();
    }

    private static boolean isReadyWhenAnswered(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, NO_BODY);
            exchange.close();
        });
        server.start();
        try {
            return new Readiness(server.getAddress().getPort()).isReady();
        } finally {
            server.stop(0);
        }
    }
}
