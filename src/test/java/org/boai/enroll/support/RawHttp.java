package org.boai.enroll.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says over a bare connection what no client library would say. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** What came back, as it came. */
    public record Answer(String text) {
        public int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        public String head() {
            return text.split("\r\n\r\n", 2)[0].toLowerCase(Locale.ROOT);
        }
    }

    /** A request without a body; each header as {@code Name: value}. */
    public static Answer send(URI server, String method, String path, String... headers) throws IOException {
        try (var socket = connect(server)) {
            try {
                write(socket.getOutputStream(), method + " " + path + " HTTP/1.1", "Connection: close", headers);
            } catch (IOException closedEarly) {
                return read(socket);
            }
            return read(socket);
        }
    }

    /** A body of spaces in chunks of 4 KiB without an announced length; goes on until the server has had enough. */
    public static Answer sendChunks(URI server, String path, int chunks, String... headers) throws IOException {
        try (var socket = connect(server)) {
            var out = socket.getOutputStream();
            write(out, "POST " + path + " HTTP/1.1", "Transfer-Encoding: chunked", headers);
            try {
                String chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
                for (int i = 0; i < chunks; i++) {
                    out.write(chunk.getBytes(StandardCharsets.US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException closedEarly) {
                return read(socket);
            }
            return read(socket);
        }
    }

    private static Socket connect(URI server) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void write(OutputStream out, String line, String header, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String head = line + "\r\nHost: localhost\r\n" + header + "\r\n" + more + "\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Until the server closes, or the document is whole: a refused connection may stay open. */
    private static Answer read(Socket socket) throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            var in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                all.write(next);
                if (next == '}' && in.available() == 0) {
                    break;
                }
            }
        } catch (IOException reset) {
            if (all.size() == 0) {
                throw reset;
            }
        }
        return new Answer(all.toString(StandardCharsets.UTF_8));
    }
}
