package org.boai.enroll.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that counts who comes, reads the head of each request and then does as the test says. */
public final class Listener implements AutoCloseable {
    /** What to do with a request whose head was read. */
    @FunctionalInterface
    public interface Manners {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Manners manners;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private Listener(ServerSocket server, Manners manners) {
        this.server = server;
        this.manners = manners;
    }

    public static Listener at(String address, int port, Manners manners) {
        try {
            var server = new ServerSocket(port, 50, InetAddress.getByName(address));
            var listener = new Listener(server, manners);
            background(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One that answers each request with these words. */
    public static Listener saying(String address, int port, String response) {
        return at(address, port, (socket, out) -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    public int port() {
        return server.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    public List<String> heads() {
        return heads;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                background(() -> serve(socket));
            }
        } catch (SocketException closed) {
            // the test is over
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            for (String head = head(socket.getInputStream()); !head.isEmpty(); head = head(socket.getInputStream())) {
                heads.add(head);
                manners.answer(socket, socket.getOutputStream());
            }
        } catch (IOException | InterruptedException gone) {
            // the other side has left, or the test wanted it so
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void background(Runnable work) {
        var thread = new Thread(work, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
