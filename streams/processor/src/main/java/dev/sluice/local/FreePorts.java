package dev.sluice.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on the loopback interface that nobody listens on right now. */
public final class FreePorts {

    private FreePorts() {}

    /**
     * One of them. Until it is used another process may take it.
     *
     * @throws LocalStartException if there is none
     */
    public static int one() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalStartException("No free port on the loopback interface: " + e.getMessage(), e);
        }
    }

    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalStartException(
                    "Port " + port + " is in use by another process; stop it or choose another port", e);
        }
    }
}
