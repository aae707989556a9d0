package org.boai.enroll.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client of the inbox's live stream. */
public final class Stream implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader lines;

    private Stream(HttpURLConnection connection) throws IOException {
        this.connection = connection;
        this.lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Opens it; headers have come when this returns. */
    public static Stream open(URI address, String token) throws IOException {
        return resume(address, token, "0");
    }

    /** Opens it again after an event that was seen. */
    public static Stream resume(URI address, String token, String lastEventId) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setRequestProperty("Last-Event-ID", lastEventId);
        connection.setReadTimeout(10_000);
        return new Stream(connection);
    }

    /** Waits for the next event that is no comment; its lines, without the empty one at the end. */
    public String nextEvent() throws IOException {
        var event = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !event.isEmpty()) {
                return event.toString();
            }
            if (!line.isEmpty() && !line.startsWith(":")) {
                event.append(line).append('\n');
            }
        }
        throw new IOException("the stream ended");
    }

    /** Reads on until the program ends the stream; a time-out of the connection if it does not. */
    public void awaitEnd() throws IOException {
        while (lines.readLine() != null) {
            // comments keep the connection alive and say nothing
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
