package org.boai.enroll.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Live streams of an inbox, opened in waves and dropped without a word. The program counts its streams and refuses one
 * too many, so each full wave shows that it has counted down all those before.
 */
final class Streams {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration COUNTED_DOWN = Duration.ofSeconds(30);

    private final int port;
    private final String request;

    Streams(int port, String token) {
        this.port = port;
        this.request = "GET /api/v1/notices/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n";
    }

    /** @param limit the most streams that the program allows; one wave. Opens a last full wave to see all counted down */
    void openAndDrop(int count, int limit) throws IOException, InterruptedException {
        for (int opened = 0; opened <= count; opened += limit) {
            List<Socket> wave = wave(limit);
            for (int i = 0; i < wave.size(); i++) {
                if (i % 2 == 0) {
                    wave.get(i).setSoLinger(true, 0);
                }
                wave.get(i).close();
            }
        }
    }

    private List<Socket> wave(int limit) throws IOException, InterruptedException {
        List<Socket> wave = new ArrayList<>();
        long end = System.nanoTime() + COUNTED_DOWN.toNanos();
        while (wave.size() < limit) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            String status = open(socket);
            if (status.contains(" 200 ")) {
                wave.add(socket);
            } else if (System.nanoTime() < end) {
                socket.close();
                Thread.sleep(100);
            } else {
                throw new IllegalStateException(wave.size() + " streams of " + limit + ", then " + status);
            }
        }
        return wave;
    }

    /** Sends the request and waits until it is answered; @return the status line. */
    private String open(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String status = in.readLine();
        for (String line = status; line != null && !line.isEmpty(); line = in.readLine()) {
            // the head; the body does not end
        }
        return String.valueOf(status);
    }
}
