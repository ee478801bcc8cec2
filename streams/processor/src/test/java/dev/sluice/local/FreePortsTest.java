package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int FIRST_OF_CONNECTIONS = 32_768;

    @Test
    void no_connection_is_ever_given_one_of_them() {
        assertThat(IntStream.range(0, 200).map(i -> FreePorts.one()))
                .allSatisfy(port -> assertThat(port).isBetween(1_024, FIRST_OF_CONNECTIONS - 1));
    }

    @Test
    void one_of_them_can_be_listened_on() throws IOException {
        int port = FreePorts.one();

        try (ServerSocket socket = new ServerSocket(port, 1, LOOPBACK)) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void a_port_that_somebody_listens_on_is_not_free() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThatThrownBy(() -> FreePorts.requireFree(taken.getLocalPort()))
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is in use");
        }
    }
}
