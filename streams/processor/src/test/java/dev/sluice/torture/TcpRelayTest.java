package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client and a server on real sockets with the relay between them. */
class TcpRelayTest {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOMENT_MILLIS = 200;

    private final TcpRelay relay = TcpRelay.open();
    private ServerSocket listening;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        relay.leadTo(listening.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        server = listening.accept();
        client.setSoTimeout(PATIENCE_MILLIS);
        server.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        client.close();
        server.close();
        listening.close();
    }

    @Test
    void bytes_pass_in_both_directions() throws IOException {
        client.getOutputStream().write(7);
        assertThat(server.getInputStream().read()).isEqualTo(7);

        server.getOutputStream().write(8);
        assertThat(client.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void while_it_holds_nothing_passes_and_connections_stay_open() throws IOException {
        relay.hold();
        client.getOutputStream().write(7);
        server.setSoTimeout(MOMENT_MILLIS);

        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void what_was_held_back_is_lost_with_its_connection_and_a_new_one_passes() throws IOException {
        relay.hold();
        client.getOutputStream().write(7);

        relay.dropAndRelease();

        assertThat(endsWithoutAByte(server)).isTrue();
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                Socket accepted = listening.accept()) {
            again.getOutputStream().write(9);
            assertThat(accepted.getInputStream().read()).isEqualTo(9);
        }
    }

    @Test
    void a_delay_is_felt() throws IOException {
        relay.delay(Duration.ofMillis(MOMENT_MILLIS));
        long before = System.nanoTime();

        client.getOutputStream().write(7);

        assertThat(server.getInputStream().read()).isEqualTo(7);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(MOMENT_MILLIS));
    }

    @Test
    void the_end_of_one_side_is_told_to_the_other() throws IOException {
        client.close();

        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }

    /** Whether the connection ends in an orderly way or with a reset. */
    private static boolean endsWithoutAByte(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
