package dev.sluice.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on the loopback interface that nobody listens on right now. None of them is one that the operating system gives to the
 * near end of a connection: such a port could be gone by the time that it is used, or used again after a restart.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;

    /** Linux gives connections ports from 32768 on by default, other systems from 49152 on. */
    private static final int HIGHEST = 32_767;

    private static final int ATTEMPTS_MAX = 100;

    private FreePorts() {}

    /**
     * One of them, by chance, 20000 to 32767. Until it is used another process may take it.
     *
     * @throws LocalStartException if there is none
     */
    public static int one() {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new LocalStartException("No free port on the loopback interface: " + ATTEMPTS_MAX + " of those from "
                + LOWEST + " to " + HIGHEST + " were tried; stop what listens there");
    }

    private static boolean isFree(int port) {
        try {
            listenOnce(port);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static void requireFree(int port) {
        try {
            listenOnce(port);
        } catch (IOException e) {
            throw new LocalStartException(
                    "Port " + port + " is in use by another process; stop it or choose another port", e);
        }
    }

    private static void listenOnce(int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
}
