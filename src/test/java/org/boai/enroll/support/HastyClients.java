package org.boai.enroll.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Phones in a lift: they begin a submission and are gone, in the middle of it or before the answer. */
public final class HastyClients {
    private static final int AT_ONCE = 12;
    private static final int LONGEST_MILLIS = 150;

    private HastyClients() {}

    /** Every second one cuts the request itself; every third closes with a reset. @return what each sent, by its key */
    public static Map<UUID, String> vanish(int port, Ledger ledger, List<Map<String, Object>> applications)
            throws InterruptedException {
        var random = new Random(17);
        Map<UUID, String> submissions = new HashMap<>();
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < applications.size(); i++) {
            UUID key = UUID.randomUUID();
            String payload = Storm.json(applications.get(i));
            byte[] request = request(key, payload);
            int bytes = i % 2 == 0 ? random.nextInt(request.length) : request.length;
            int millis = i % 2 == 0 ? 0 : random.nextInt(LONGEST_MILLIS);
            boolean reset = i % 3 == 0;
            submissions.put(key, payload);
            ledger.sending(key, payload);
            clients.add(() -> {
                send(port, java.util.Arrays.copyOf(request, bytes), millis, reset);
                return null;
            });
        }
        all(clients);
        return submissions;
    }

    private static void all(List<Callable<Void>> clients) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (var client : threads.invokeAll(clients)) {
                client.get();
            }
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError("a client could not even begin", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] request(UUID key, String payload) {
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/v1/applications HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Idempotency-Key: " + key + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + payload).getBytes(StandardCharsets.UTF_8);
    }

    /** The pause is the client's own patience, of which every one has another. */
    private static void send(int port, byte[] bytes, int millis, boolean reset)
            throws IOException, InterruptedException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            TimeUnit.MILLISECONDS.sleep(millis);
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        }
    }
}
