package org.boai.enroll.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.boai.enroll.platform.AddressRefused.Reason;
import org.boai.enroll.platform.OutboundHttp.Call;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class AddressGuardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PUBLIC = "93.184.215.14";

    private static Vertx vertx;
    private static Listener canary;
    private static Outbound config;
    private static OutboundHttp http;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        canary = Listener.saying("127.0.0.1", 0, Listener.ok("canary"));
        config = Outbound.ofSteward(443, 8443, canary.port());
        http = new OutboundHttp(vertx, config);
    }

    @AfterAll
    static void nobodyReachedTheCanary() {
        canary.close();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        assertThat(canary.connections()).isZero();
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvFileSource(resources = "addresses.csv", numLinesToSkip = 1)
    void letsOnlyPublicAddressesBeCalled(String url, String verdict, String resolved, String why) {
        var guard = new AddressGuard(always(resolved), config);
        String written = url.replace("{port}", Integer.toString(canary.port()));

        if (verdict.equals("OK")) {
            assertThat(pinned(guard, written)).as(why).isIn(addresses(resolved == null ? literal(url) : resolved));
        } else {
            assertThat(reason(call(guard, written))).as(why).isEqualTo(Reason.valueOf(verdict));
            assertThat(reason(callUnread(guard, written))).as("unread: " + why).isEqualTo(Reason.valueOf(verdict));
        }
    }

    private static InetAddress pinned(AddressGuard guard, String written) {
        return guard.require(guard.read(written)).await().atMost(PATIENCE);
    }

    /** As a channel does it: what is refused is never sent. */
    private static Uni<?> call(AddressGuard guard, String written) {
        return Uni.createFrom().deferred(() -> send(guard, guard.read(written)));
    }

    /** As a channel must not do it; asking is refused as well. */
    private static Uni<?> callUnread(AddressGuard guard, String written) {
        try {
            URI uri = URI.create(written);
            return send(guard, uri);
        } catch (IllegalArgumentException unreadable) {
            return call(guard, written);
        }
    }

    private static Uni<?> send(AddressGuard guard, URI uri) {
        return guard.require(uri)
                .chain(address -> http.send(Call.post(uri, Map.of(), "").pinnedTo(address)));
    }

    private static Reason reason(Uni<?> refused) {
        return catchThrowableOfType(AddressRefused.class, () -> refused.await().atMost(PATIENCE))
                .reason();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Hooks.Example.ORG.:443/A?b=C, https://hooks.example.org/A?b=C",
        "https://hooks.example.org:8443, https://hooks.example.org:8443",
        "https://红十字会.example.org/通知?到=是, https://xn--6oqz4hpzis71b.example.org/%E9%80%9A%E7%9F%A5?%E5%88%B0=%E6%98%AF",
    })
    void writesAnAddressInItsOneForm(String written, String plain) {
        assertThat(new AddressGuard(always(PUBLIC), config).read(written)).hasToString(plain);
    }

    /** The name leads to a public address while it is looked at, and inside when it is called. */
    @Test
    void connectsToTheAddressThatWasChecked() {
        try (var inside = Listener.saying("127.0.0.1", 0, Listener.ok("inside"));
                var outside = Listener.saying("127.0.0.2", inside.port(), Listener.ok("outside"))) {
            var guard = new AddressGuard(
                    inTurn("127.0.0.2", "127.0.0.1"), Outbound.ofSteward().allowing("localhost:" + inside.port()));
            URI uri = guard.read("http://localhost:" + inside.port() + "/");

            var reply = guard.require(uri)
                    .chain(address -> http.send(Call.post(uri, Map.of(), "").pinnedTo(address)))
                    .await()
                    .atMost(PATIENCE);

            assertThat(reply.body()).isEqualTo("outside");
            assertThat(inside.connections()).isZero();
            assertThat(outside.connections()).isOne();
        }
    }

    @Test
    void looksAgainForEachCall() {
        var guard = new AddressGuard(inTurn(PUBLIC, "127.0.0.1"), config);
        URI uri = guard.read("https://rebind.example.org:" + canary.port() + "/");

        assertThat(guard.require(uri).await().atMost(PATIENCE)).isEqualTo(address(PUBLIC));
        assertThat(reason(send(guard, uri))).isEqualTo(Reason.NOT_PUBLIC);
    }

    @Test
    void theOperatorsExceptionsAreExact() {
        var guard = new AddressGuard(always("127.0.0.1"), config.allowing("Stub:8099", "[::1]:8099"));

        assertThat(pinned(guard, "http://stub:8099/x")).isEqualTo(address("127.0.0.1"));
        assertThat(pinned(guard, "https://STUB:8099/x")).isEqualTo(address("127.0.0.1"));
        assertThat(pinned(guard, "http://[::1]:8099/x")).isEqualTo(address("::1"));
        assertThat(reason(call(guard, "http://stub:8098/x"))).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(reason(call(guard, "http://stub.example.org:8099/x"))).isEqualTo(Reason.SCHEME);
        assertThat(reason(call(guard, "ftp://stub:8099/x"))).isEqualTo(Reason.SCHEME);
        assertThat(reason(call(guard, "http://user@stub:8099/x"))).isEqualTo(Reason.SHAPE);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.example.org, 465, 93.184.215.14, OK",
        "smtp.example.org, 587, 93.184.215.14, OK",
        "SMTP.example.org., 587, 93.184.215.14, OK",
        "smtp.example.org, 25, 93.184.215.14, PORT",
        "smtp.example.org, 443, 93.184.215.14, PORT",
        "smtp.example.org, 465, 93.184.215.14 10.0.0.1, NOT_PUBLIC",
        "localhost, 465, 127.0.0.1, NOT_PUBLIC",
        "2130706433, 465, 127.0.0.1, NOT_PUBLIC",
        "127.0.0.1, 465, , NOT_PUBLIC",
        "[::1], 465, , NOT_PUBLIC",
        "smtp.example.org, 465, , UNKNOWN_NAME",
        "mail, 2525, 127.0.0.1, OK"
    })
    void letsOnlyPublicMailServersBeCalled(String host, int port, String resolved, String verdict) {
        var guard = new AddressGuard(always(resolved), config.allowing("mail:2525"));
        Uni<InetAddress> found = guard.requireHost(host, port);

        if (verdict.equals("OK")) {
            assertThat(found.await().atMost(PATIENCE)).isIn(addresses(resolved));
        } else {
            assertThat(reason(found)).isEqualTo(Reason.valueOf(verdict));
        }
    }

    @Test
    void tellsNothingOfWhereANameLeads() {
        var guard = new AddressGuard(always("10.7.8.9"), config);

        assertThatExceptionOfType(AddressRefused.class)
                .isThrownBy(() -> pinned(guard, "https://ten.example.org/"))
                .withMessage("NOT_PUBLIC")
                .withNoCause();
    }

    @Test
    void theMachinesResolverKnowsThisMachine() {
        var names = new SystemResolver(vertx);

        assertThat(names.resolve("localhost").await().atMost(PATIENCE))
                .allMatch(InetAddress::isLoopbackAddress)
                .isNotEmpty();
        names.close();
    }

    private static NameResolver always(String resolved) {
        return inTurn(resolved);
    }

    private static NameResolver inTurn(String... answers) {
        var asked = new AtomicInteger();
        return name -> {
            String answer = answers[Math.min(asked.getAndIncrement(), answers.length - 1)];
            return answer == null
                    ? Uni.createFrom().failure(new UnknownHostException(name))
                    : Uni.createFrom().item(addresses(answer));
        };
    }

    private static String literal(String url) {
        String host = URI.create(url).getHost();
        return host.replaceAll("[\\[\\]]", "");
    }

    private static List<InetAddress> addresses(String texts) {
        return Stream.of(texts.split(" ")).map(AddressGuardTest::address).toList();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
