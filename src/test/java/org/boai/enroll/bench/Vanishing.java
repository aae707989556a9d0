package org.boai.enroll.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Clients that begin a submission and close their socket at any moment of it, whatever comes. */
final class Vanishing {
    private static final int AT_ONCE = 16;
    private static final int LONGEST_MILLIS = 60;

    private final Random random = new Random(17);
    private final List<String> keys = new ArrayList<>();
    private final int port;

    Vanishing(int port) {
        this.port = port;
    }

    /** A third cuts the request itself; of the others some close with a reset, in the middle of the work. */
    void submit(Persons persons, int count) throws InterruptedException, ExecutionException {
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = Persons.key();
            keys.add(key);
            byte[] request = request(key, persons.next());
            boolean cut = i % 3 == 0;
            boolean reset = i % 2 == 0;
            byte[] sent = cut ? Arrays.copyOf(request, 1 + random.nextInt(request.length - 1)) : request;
            int millis = random.nextInt(LONGEST_MILLIS);
            clients.add(() -> {
                send(sent, millis, reset);
                return null;
            });
        }
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (var client : threads.invokeAll(clients)) {
                client.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] request(String key, byte[] body) {
        String head = "POST /api/v1/applications HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Idempotency-Key: " + key + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private void send(byte[] bytes, int millis, boolean reset) throws IOException, InterruptedException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            // the client's own patience, of which every one has another
            Thread.sleep(millis);
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        }
    }

    /** Fails when one key has two applications; @return how many were stored although nobody heard of it. */
    long requireNoneTwice(Ground ground, Report report) throws SQLException {
        String stored = "FROM idempotency_keys k JOIN applications a ON a.receipt = k.body::json ->> 'receipt'"
                + " WHERE k.key::text IN ('" + String.join("','", keys) + "')";
        long applications = ground.number("SELECT count(*) " + stored);
        long distinct = ground.number("SELECT count(DISTINCT k.key) " + stored);
        report.fact("memory submissions aborted", keys.size() + ", of which were stored " + distinct);
        if (applications != distinct) {
            throw new IllegalStateException(distinct + " aborted submissions stored " + applications + " applications");
        }
        return applications;
    }
}
