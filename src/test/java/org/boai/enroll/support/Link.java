package org.boai.enroll.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a program and its database, and may fail without either of them hearing of it. */
public final class Link implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket listener;
    private final int target;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();

    private Link(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Listens on any free loopback port and passes everything on to another one. */
    public static Link to(int target) throws IOException {
        var link = new Link(new ServerSocket(0, 50, InetAddress.getByName("localhost")), target);
        background("accept", link::accept);
        return link;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Whether the connection that the target sees come from this port is one of ours. */
    public boolean carries(int port) {
        return wires.stream().anyMatch(wire -> wire.server.getLocalPort() == port);
    }

    /** From now on nothing passes what is connected, and nothing is closed: half-open. New connections are well. */
    public void forgetConnections() {
        wires.forEach(wire -> {
            wire.questions.shut();
            wire.answers.shut();
        });
    }

    /** What is asked arrives, and no answer comes back. */
    public void holdAnswers() {
        wires.forEach(wire -> wire.answers.shut());
    }

    /** All that was held passes. */
    public void release() {
        wires.forEach(Wire::release);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException closed) {
                // the loop ends with the listener
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket("localhost", target);
        } catch (IOException nobodyThere) {
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        var wire = new Wire(client, server, new Gate(), new Gate());
        wires.add(wire);
        background("questions", () -> pump(wire, client, server, wire.questions));
        background("answers", () -> pump(wire, server, client, wire.answers));
    }

    /** Also the end is told only when the gate is open. */
    private void pump(Wire wire, Socket from, Socket to, Gate gate) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                gate.pass();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // as if it had ended
        }
        gate.pass();
        wire.close();
        wires.remove(wire);
    }

    private static void background(String name, Runnable task) {
        var thread = new Thread(task, "link-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        wires.forEach(Wire::close);
        release();
    }

    private record Wire(Socket client, Socket server, Gate questions, Gate answers) {
        void release() {
            questions.open();
            answers.open();
        }

        void close() {
            try (client;
                    server) {
                release();
            } catch (IOException gone) {
                // that is what was wanted
            }
        }
    }

    private static final class Gate {
        private boolean shut;

        synchronized void shut() {
            shut = true;
        }

        synchronized void open() {
            shut = false;
            notifyAll();
        }

        synchronized void pass() {
            while (shut) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
