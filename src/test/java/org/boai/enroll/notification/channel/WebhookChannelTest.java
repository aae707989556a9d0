package org.boai.enroll.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.Message.Occasion;
import org.boai.enroll.notification.channel.Message.Part;
import org.boai.enroll.notification.channel.Verdict.Sort;
import org.boai.enroll.platform.AddressGuard;
import org.boai.enroll.platform.Listener;
import org.boai.enroll.platform.Outbound;
import org.boai.enroll.platform.OutboundHttp;
import org.boai.enroll.support.CloudStub;
import org.boai.enroll.support.CloudStub.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookChannelTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00.700Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET = WebhookSecret.generate();
    private static final String PREVIOUS = WebhookSecret.generate();
    private static final UUID NOTICE = UUID.fromString("01920000-0000-7000-8000-0000000000aa");
    private static final Message MESSAGE = Messages.about(
            Occasion.TOLD,
            Messages.STREET,
            new Part(Messages.COMMUNITY.id(), Messages.COMMUNITY.name(), "APPLICATION_TO_REVIEW", 1, 2, NOTICE));

    private final Vertx vertx = Vertx.vertx();
    private final Hands hands = new Hands();
    private CloudStub receiver;
    private OutboundHttp http;
    private WebhookChannel channel;

    @BeforeEach
    void open() throws java.io.IOException {
        receiver = new CloudStub();
        channel = channel(Outbound.ofSteward(443).allowing(receiver.uri().getAuthority()), "127.0.0.1");
    }

    private WebhookChannel channel(Outbound config, String resolved) {
        http = new OutboundHttp(vertx, config);
        var guard = new AddressGuard(name -> Uni.createFrom().item(List.of(address(resolved))), config);
        return new WebhookChannel(http, guard, new ObjectMapper(), hands);
    }

    @AfterEach
    void close() {
        receiver.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void saysWhatWhoseAndHowManyAndNoMore() throws java.io.IOException {
        assertThat(send(MESSAGE)).isEqualTo(Verdict.delivered());

        JsonNode body = new ObjectMapper().readTree(only().body());
        assertThat(body)
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                {
                  "type": "notice.told",
                  "timestamp": "2026-11-23T01:00:00Z",
                  "data": {
                    "organization": {"id": "01920000-0000-7000-8000-00000000000b", "name": "北山街道红十字会"},
                    "parts": [{
                      "organizationId": "01920000-0000-7000-8000-00000000000a",
                      "organization": "上保社区红十字会",
                      "kind": "APPLICATION_TO_REVIEW",
                      "count": 1,
                      "step": 2,
                      "noticeId": "01920000-0000-7000-8000-0000000000aa"
                    }],
                    "priority": false,
                    "link": "https://join.example.org/inbox"
                  }
                }"""));
        assertThat(only().method()).isEqualTo("POST");
        assertThat(only().headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("user-agent", "boai-enroll");
    }

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void namesTheOccasion(Occasion occasion) throws java.io.IOException {
        send(Messages.about(occasion, Messages.STREET));

        String type = new ObjectMapper().readTree(only().body()).path("type").asText();
        assertThat(type)
                .isEqualTo(
                        occasion == Occasion.TEST
                                ? "test"
                                : "notice." + occasion.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void keepsALinkThatActsWithoutSigningInToItself() {
        send(Messages.toAcknowledge(MESSAGE));

        assertThat(only().body()).contains("\"priority\":true").doesNotContain(Messages.ACKNOWLEDGE);
    }

    @Test
    void signsSoThatTheReceiverBelievesItForFiveMinutes() {
        send(MESSAGE);

        var right = new StandardWebhooks(SECRET);
        Received request = only();
        assertThat(right.accepts(request.headers(), request.body(), NOW)).isTrue();
        assertThat(right.accepts(request.headers(), request.body(), NOW.plusSeconds(299)))
                .isTrue();
        assertThat(right.accepts(request.headers(), request.body(), NOW.plusSeconds(301)))
                .isFalse();
        assertThat(right.accepts(request.headers(), request.body() + " ", NOW)).isFalse();
        assertThat(new StandardWebhooks(PREVIOUS).accepts(request.headers(), request.body(), NOW))
                .isFalse();
    }

    @Test
    void signsTwiceWhileTheSecretIsReplaced() {
        var endpoint = endpoint(receiver.uri().toString(), Map.of("secret", SECRET, "previousSecret", PREVIOUS));

        assertThat(channel.send(MESSAGE, endpoint).await().atMost(PATIENCE)).isEqualTo(Verdict.delivered());

        Received request = only();
        assertThat(request.headers().get("webhook-signature").split(" ")).hasSize(2);
        assertThat(new StandardWebhooks(SECRET).accepts(request.headers(), request.body(), NOW))
                .isTrue();
        assertThat(new StandardWebhooks(PREVIOUS).accepts(request.headers(), request.body(), NOW))
                .isTrue();
    }

    @Test
    void keepsTheIdAndRenewsTheTimeAtEachAttempt() {
        receiver.answers(503, "");
        send(MESSAGE);
        hands.now = NOW.plus(Duration.ofHours(5));
        send(MESSAGE);

        assertThat(receiver.received())
                .extracting(request -> request.headers().get("webhook-id"), request -> request.headers()
                        .get("webhook-timestamp"))
                .containsExactly(
                        tuple(Messages.ID.toString(), Long.toString(NOW.getEpochSecond())),
                        tuple(Messages.ID.toString(), Long.toString(NOW.getEpochSecond() + 18_000)));
        assertThat(receiver.received())
                .extracting(Received::body)
                .containsOnly(receiver.received().get(0).body());
        assertThat(receiver.received()).allSatisfy(request -> assertThat(new StandardWebhooks(SECRET)
                        .accepts(
                                request.headers(),
                                request.body(),
                                Instant.ofEpochSecond(
                                        Long.parseLong(request.headers().get("webhook-timestamp")))))
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED, ",
        "202, DELIVERED, ",
        "204, DELIVERED, ",
        "301, LATER, redirected",
        "302, LATER, redirected",
        "304, LATER, redirected",
        "307, LATER, redirected",
        "400, PERMANENT, answered-400",
        "401, LATER, answered-401",
        "403, LATER, answered-403",
        "404, LATER, answered-404",
        "405, PERMANENT, answered-405",
        "408, LATER, answered-408",
        "409, LATER, answered-409",
        "410, GONE, gone",
        "413, PERMANENT, answered-413",
        "415, PERMANENT, answered-415",
        "421, LATER, answered-421",
        "422, PERMANENT, answered-422",
        "423, LATER, answered-423",
        "425, LATER, answered-425",
        "429, LATER, answered-429",
        "500, LATER, answered-500",
        "501, LATER, answered-501",
        "502, LATER, answered-502",
        "503, LATER, answered-503",
        "504, LATER, answered-504",
        "599, LATER, answered-599",
        "999, LATER, answered-999",
    })
    void understandsTheAnswer(int status, Sort sort, String reason) {
        try (var server = Listener.saying(
                "127.0.0.1", 0, "HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\nRetry-After: 90\r\n\r\n")) {
            Duration pause = sort == Sort.LATER ? Duration.ofSeconds(90) : null;

            assertThat(sendTo("127.0.0.1:" + server.port())).isEqualTo(new Verdict(sort, reason, pause));
        }
    }

    @Test
    void doesNotFollowARedirectInside() {
        try (var canary = Listener.saying("127.0.0.1", 0, Listener.ok(""));
                var server = Listener.saying(
                        "127.0.0.1",
                        0,
                        "HTTP/1.1 303 X\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:" + canary.port()
                                + "/\r\n\r\n")) {
            assertThat(sendTo("127.0.0.1:" + server.port())).isEqualTo(Verdict.later("redirected"));
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void triesAgainWhenNoAnswerCame() {
        try (var server = Listener.at("127.0.0.1", 0, (socket, out) -> socket.close())) {
            assertThat(sendTo("127.0.0.1:" + server.port())).isEqualTo(Verdict.later("no-answer"));
        }
        assertThat(sendTo("127.0.0.1:1")).isEqualTo(Verdict.later("unreachable"));
    }

    @Test
    void sendsNothingWhereTheNameLeadsInside() {
        try (var canary = Listener.saying("127.0.0.1", 0, Listener.ok(""))) {
            var inside = channel(Outbound.ofSteward(443, canary.port()), "127.0.0.1");
            var endpoint = endpoint("https://hooks.example.org:" + canary.port() + "/", Map.of("secret", SECRET));

            assertThat(inside.send(MESSAGE, endpoint).await().atMost(PATIENCE))
                    .isEqualTo(Verdict.permanent("address-refused"));
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void sendsNothingWithoutASecret() {
        assertThat(channel.send(MESSAGE, endpoint(receiver.uri().toString(), Map.of()))
                        .await()
                        .atMost(PATIENCE))
                .isEqualTo(Verdict.permanent("settings-invalid"));
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void takesGoodSettings() {
        assertThatCode(() -> channel.check(settings(
                        SECRET, "https://hooks.example.org/boai", receiver.uri().toString())))
                .doesNotThrowAnyException();
        assertThat(channel.kind()).isEqualTo(ChannelKind.WEBHOOK);
        assertThat(channel.pace()).isEqualTo(Pace.each(8));
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example.org/, webhook-address-https",
        "https://hooks.example.org:22/, webhook-address-port",
        "https://10.0.0.1/, webhook-address-public",
        "https://localhost/, webhook-address-public",
        "https://user@hooks.example.org/, webhook-address-shape",
        "hooks.example.org, webhook-address-shape",
        "'', text-blank",
    })
    void refusesABadAddressByItsPointer(String address, String code) {
        assertThat(errors(settings(SECRET, "https://hooks.example.org/", address)))
                .containsExactly(new FieldError("/endpoints/1/address", code));
    }

    @Test
    void refusesBadSecretsByTheirPointers() {
        assertThat(errors(new ChannelSettings(
                        Map.of(), Map.of("secret", "hunter2", "previousSecret", "whsec_x"), List.of())))
                .containsExactly(
                        new FieldError("/secrets/secret", "webhook-secret"),
                        new FieldError("/secrets/previousSecret", "webhook-secret"));
        assertThat(errors(new ChannelSettings(Map.of(), Map.of(), List.of())))
                .containsExactly(new FieldError("/secrets/secret", "text-blank"));
    }

    private List<FieldError> errors(ChannelSettings settings) {
        return catchThrowableOfType(ProblemException.class, () -> channel.check(settings))
                .errors();
    }

    private static ChannelSettings settings(String secret, String... addresses) {
        return new ChannelSettings(Map.of(), Map.of("secret", secret), List.of(addresses));
    }

    private Verdict send(Message message) {
        return channel.send(message, endpoint(receiver.uri() + "/boai", Map.of("secret", SECRET)))
                .await()
                .atMost(PATIENCE);
    }

    private Verdict sendTo(String authority) {
        var allowed = channel(Outbound.ofSteward(443).allowing(authority), "127.0.0.1");
        return allowed.send(MESSAGE, endpoint("http://" + authority + "/boai", Map.of("secret", SECRET)))
                .await()
                .atMost(PATIENCE);
    }

    private Received only() {
        assertThat(receiver.received()).hasSize(1);
        return receiver.received().get(0);
    }

    private static Endpoint endpoint(String address, Map<String, String> secrets) {
        return new Endpoint(UUID.fromString("01920000-0000-7000-8000-0000000000ee"), address, Map.of(), secrets);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A clock that stands until somebody moves it. */
    private static final class Hands extends Clock {
        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }
}
