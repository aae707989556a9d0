package org.boai.enroll.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.boai.enroll.platform.OutboundHttp.Call;
import org.boai.enroll.platform.OutboundHttp.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundHttpTest {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final OutboundHttp http = new OutboundHttp(vertx, Outbound.ofSteward(443));

    /** For whom nobody answers; the others have time, however busy the machine is. */
    private final OutboundHttp hasty =
            new OutboundHttp(vertx, Outbound.ofSteward(443).within(LIMIT));

    @AfterEach
    void close() {
        http.close();
        hasty.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void givesStatusRetryAfterAndBody() {
        try (var server = Listener.saying(
                "127.0.0.1",
                0,
                "HTTP/1.1 503 No\r\nRetry-After: 7\r\nContent-Length: 6\r\n\r\n稍候"
                        .replace(
                                "稍候",
                                new String("稍候".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))) {
            assertThat(send(post("http://127.0.0.1:" + server.port() + "/a%20b?q=%2F")))
                    .isEqualTo(new Reply(503, "7", "稍候"));
            assertThat(server.heads()).singleElement().asString().startsWith("POST /a%20b?q=%2F HTTP/1.1\r\n");
        }
    }

    @Test
    void aRefusedConnectionCannotHaveArrived() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }

        assertThat(failure(post("http://127.0.0.1:" + nobody)).perhapsArrived()).isFalse();
    }

    @Test
    void aConnectionThatBreaksAfterTheRequestMayHaveArrived() {
        try (var server = Listener.at("127.0.0.1", 0, (socket, out) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        })) {
            assertThat(failure(post("http://127.0.0.1:" + server.port())).perhapsArrived())
                    .isTrue();
        }
    }

    @Test
    void aBodyThatBreaksOffIsNoAnswer() {
        try (var server = Listener.at("127.0.0.1", 0, (socket, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n12345");
            socket.close();
        })) {
            assertThat(failure(post("http://127.0.0.1:" + server.port())).perhapsArrived())
                    .isTrue();
        }
    }

    @Test
    void silenceEnds() {
        try (var server = Listener.at("127.0.0.1", 0, (socket, out) -> Thread.sleep(60_000))) {
            assertThat(failure(hasty, post("http://127.0.0.1:" + server.port())).perhapsArrived())
                    .isTrue();
        }
    }

    @Test
    void aBodyThatDripsEnds() {
        try (var server = Listener.at("127.0.0.1", 0, OutboundHttpTest::drip)) {
            long start = System.nanoTime();

            assertThat(failure(hasty, post("http://127.0.0.1:" + server.port())).perhapsArrived())
                    .isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(LIMIT.minusMillis(50), PATIENCE);
        }
    }

    private static void drip(Socket socket, OutputStream out) throws IOException, InterruptedException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        while (!socket.isClosed()) {
            write(out, ".");
            Thread.sleep(100);
        }
    }

    @Test
    void aTlsHandshakeThatNeverComesCannotHaveArrived() throws IOException {
        try (var mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(failure(hasty, post("https://127.0.0.1:" + mute.getLocalPort()))
                            .perhapsArrived())
                    .isFalse();
        }
    }

    @Test
    void takes64KiBAndNotAByteMore() {
        try (var most = Listener.saying("127.0.0.1", 0, Listener.ok("x".repeat(64 * 1024)));
                var more = Listener.saying("127.0.0.1", 0, Listener.ok("x".repeat(64 * 1024 + 1)));
                var endless = Listener.at("127.0.0.1", 0, OutboundHttpTest::flood)) {
            assertThat(send(post("http://127.0.0.1:" + most.port())).body()).hasSize(64 * 1024);
            assertThat(failure(post("http://127.0.0.1:" + more.port())).perhapsArrived())
                    .isTrue();
            assertThat(failure(post("http://127.0.0.1:" + endless.port())).perhapsArrived())
                    .isTrue();
        }
    }

    private static void flood(Socket socket, OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (!socket.isClosed()) {
            write(out, "400\r\n" + "x".repeat(1024) + "\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, 301", "POST, 302", "POST, 303", "POST, 307", "POST, 308", "GET, 302"})
    void followsNoRedirect(String method, int status) {
        try (var canary = Listener.saying("127.0.0.1", 0, Listener.ok(""));
                var server = Listener.saying("127.0.0.1", 0, redirect(status, canary.port()))) {
            var call = new Call(
                    HttpMethod.valueOf(method), URI.create("http://127.0.0.1:" + server.port()), null, Map.of(), null);

            assertThat(send(call).status()).isEqualTo(status);
            assertThat(canary.connections()).isZero();
        }
    }

    private static String redirect(int status, int port) {
        return "HTTP/1.1 " + status + " Go\r\nLocation: http://127.0.0.1:" + port + "/\r\nContent-Length: 0\r\n\r\n";
    }

    @Test
    void asksForNoCompressionAndUnpacksNone() {
        String packed = "\u001f\u008b\b";
        try (var server = Listener.saying(
                "127.0.0.1", 0, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n" + packed)) {
            assertThat(send(post("http://127.0.0.1:" + server.port())).body()).hasSize(3);
            assertThat(server.heads())
                    .noneMatch(head -> head.toLowerCase(java.util.Locale.ROOT).contains("accept-encoding"));
        }
    }

    @Test
    void connectsToThePinnedAddressWhateverTheNameSays() throws UnknownHostException {
        try (var canary = Listener.saying("127.0.0.1", 0, Listener.ok("canary"));
                var checked = Listener.saying("127.0.0.2", canary.port(), Listener.ok("checked"))) {
            var call = post("http://localhost:" + canary.port()).pinnedTo(InetAddress.getByName("127.0.0.2"));

            assertThat(send(call).body()).isEqualTo("checked");
            assertThat(canary.connections()).isZero();
            assertThat(checked.heads()).singleElement().asString().contains("localhost:" + canary.port());
        }
    }

    @Test
    void aConnectionKeptForOneAddressIsNotUsedForAnotherOfTheSameName() throws UnknownHostException {
        try (var first = Listener.saying("127.0.0.2", 0, Listener.ok("first"));
                var second = Listener.saying("127.0.0.3", first.port(), Listener.ok("second"))) {
            var call = post("http://hooks.example.org:" + first.port());

            assertThat(send(call.pinnedTo(InetAddress.getByName("127.0.0.2"))).body())
                    .isEqualTo("first");
            assertThat(send(call.pinnedTo(InetAddress.getByName("127.0.0.3"))).body())
                    .isEqualTo("second");
            assertThat(send(call.pinnedTo(InetAddress.getByName("127.0.0.2"))).body())
                    .isEqualTo("first");
            assertThat(second.connections()).isOne();
            assertThat(first.connections()).as("and is used again for its own").isOne();
        }
    }

    @Test
    void takesAnAddressOfVersionSixAsItsHost() {
        try (var server = Listener.saying("::1", 0, Listener.ok("six"))) {
            assertThat(send(post("http://[::1]:" + server.port())).body()).isEqualTo("six");
            assertThat(server.heads()).singleElement().asString().contains("[::1]:" + server.port());
        }
    }

    @Test
    void theCertificateMustBeTheNamesThoughTheAddressIsPinned(@TempDir Path folder)
            throws IOException, InterruptedException {
        var certificate = SelfSigned.of(folder, "hooks.example.org");
        List<String> names = new CopyOnWriteArrayList<>();
        var server = tlsServer(certificate, names);
        var trusting = new OutboundHttp(
                vertx, Outbound.ofSteward(443), new HttpClientOptions().setTrustOptions(certificate.store()));
        var here = InetAddress.getLoopbackAddress();
        String port = ":" + server.actualPort();

        assertThat(trusting.send(post("https://hooks.example.org" + port).pinnedTo(here))
                        .await()
                        .atMost(PATIENCE)
                        .status())
                .isEqualTo(204);
        assertThat(names).containsExactly("hooks.example.org");
        assertThat(failure(trusting, post("https://other.example.org" + port).pinnedTo(here))
                        .perhapsArrived())
                .isFalse();
        assertThat(failure(trusting, post("https://127.0.0.1" + port).pinnedTo(here))
                        .perhapsArrived())
                .isFalse();
        assertThat(failure(post("https://hooks.example.org" + port).pinnedTo(here))
                        .perhapsArrived())
                .as("nobody vouches for it")
                .isFalse();
        trusting.close();
    }

    private HttpServer tlsServer(SelfSigned certificate, List<String> names) {
        return vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate.store()))
                .requestHandler(request -> {
                    names.add(request.connection().indicatedServerName());
                    request.response().setStatusCode(204).end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Test
    void quotesNoAddressAndNoKey() {
        var call = Call.post(
                URI.create("http://127.0.0.1:1/send?key=k-7f3c"), Map.of("authorization", "h-7f3c"), "b-7f3c");

        assertThat(call).asString().doesNotContain("7f3c");
        assertThat(failure(call)).hasMessage("no connection");
        assertThat(new Reply(200, null, "b-7f3c")).asString().doesNotContain("7f3c");
    }

    private static Call post(String uri) {
        return Call.post(URI.create(uri), Map.of(), null);
    }

    private Reply send(Call call) {
        return http.send(call).await().atMost(PATIENCE);
    }

    private OutboundFailure failure(Call call) {
        return failure(http, call);
    }

    private static OutboundFailure failure(OutboundHttp http, Call call) {
        return catchThrowableOfType(
                OutboundFailure.class, () -> http.send(call).await().atMost(PATIENCE));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
