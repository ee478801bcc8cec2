package dev.sluice.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between clients and a server, on the loopback interface: passes their bytes on, and can hold them back, delay
 * them, or drop the connections.
 */
final class TcpRelay implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int CHUNK_BYTES = 16 * 1024;

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean held;
    private volatile int targetPort;
    private volatile Duration delay = Duration.ZERO;

    private TcpRelay(ServerSocket server) {
        this.server = server;
    }

    /** Listens on a free port, and leads nowhere yet. */
    static TcpRelay open() {
        try {
            TcpRelay relay = new TcpRelay(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            start("relay-accepts", relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        }
    }

    /** Where it listens. */
    int port() {
        return server.getLocalPort();
    }

    /** New connections lead to this port from now on. */
    void leadTo(int port) {
        targetPort = port;
    }

    /** Nothing passes from now on, in neither direction; connections stay open, as if all packets were lost. */
    void hold() {
        synchronized (gate) {
            held = true;
        }
    }

    /** Ends all connections, and what was held back is lost; new ones pass. */
    void dropAndRelease() {
        sockets.forEach(TcpRelay::close);
        synchronized (gate) {
            held = false;
            gate.notifyAll();
        }
    }

    /** Every chunk of up to 16 kB takes so much longer from now on, in both directions. */
    void delay(Duration time) {
        delay = time;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // The relay was closed, or a client went at once; the next one decides which.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket target;
        try {
            target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
        } catch (IOException nobodyThere) {
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        target.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(target);
        start("relay-to-server", () -> pass(client, target));
        start("relay-to-client", () -> pass(target, client));
    }

    private void pass(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                travel();
                out.write(chunk, 0, length);
            }
        } catch (IOException ended) {
            // One side has gone; the other is told below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void travel() throws InterruptedException {
        synchronized (gate) {
            while (held) {
                gate.wait();
            }
        }
        long nanos = delay.toNanos();
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the relay cannot be closed", e);
        }
        dropAndRelease();
    }
}
