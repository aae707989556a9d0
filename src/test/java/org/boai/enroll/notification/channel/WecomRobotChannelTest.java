package org.boai.enroll.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.Message.Occasion;
import org.boai.enroll.notification.channel.Message.Part;
import org.boai.enroll.notification.channel.Message.Told;
import org.boai.enroll.notification.channel.Verdict.Sort;
import org.boai.enroll.platform.Outbound;
import org.boai.enroll.platform.OutboundHttp;
import org.boai.enroll.support.CloudStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WecomRobotChannelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String KEY = "693a91f6-7000-4bc4-97a0-0ec20000aaaa";
    private static final String WHOLE = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=" + KEY;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC);

    private final Vertx vertx = Vertx.vertx();
    private CloudStub platform;
    private WecomRobotChannel channel;

    private record Platform(URI url) implements WecomConfig {}

    @BeforeEach
    void open() throws IOException {
        platform = new CloudStub();
        channel = at(platform.uri());
    }

    private WecomRobotChannel at(URI url) {
        return new WecomRobotChannel(new OutboundHttp(vertx, Outbound.ofSteward(443)), new Platform(url), JSON, CLOCK);
    }

    @AfterEach
    void close() {
        platform.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void speaksAsThePlatformListens() throws IOException {
        platform.answers(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        assertThat(send(Messages.toAcknowledge(Messages.about(
                        Occasion.TOLD,
                        Messages.COMMUNITY,
                        Messages.part(Messages.COMMUNITY, "APPLICATION_TO_REVIEW", 3)))))
                .isEqualTo(Verdict.delivered());

        var request = platform.received().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/cgi-bin/webhook/send?key=" + KEY);
        assertThat(request.headers()).containsEntry("content-type", "application/json");
        assertThat(JSON.readTree(request.body()))
                .isEqualTo(
                        JSON.readTree(
                                """
                {"msgtype": "markdown", "markdown": {"content":
                  "**【优先】上保社区红十字会：新的待审核入会申请 3 条**\\n[查看](https://join.example.org/inbox)"}}"""));
    }

    @Test
    void saysWhatItGatheredByBranch() {
        String content = said(Messages.ofBranches(2));

        assertThat(content).contains("\n> 第1社区红十字会 1 条 · 第2社区红十字会 1 条\n[查看](");
    }

    @Test
    void fitsAndKeepsTheLinkWhateverTheNames() {
        String longName = "红𠮷".repeat(600);
        String content = said(Messages.about(
                Occasion.CLIMBED,
                Messages.STREET,
                IntStream.range(0, 5)
                        .mapToObj(n -> new Part(new UUID(0, n), longName, "APPLICATION_TO_REVIEW", 1, 1, null))
                        .toArray(Part[]::new)));

        assertThat(content.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4_090, 4_096);
        assertThat(content).endsWith("…\n[查看](" + Messages.LINK + ")").doesNotContain("\uFFFD");
        assertThat(new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "红十字会, 12, 红十字会",
        "红十字会, 11, 红十…",
        "红十字会, 9, 红十…",
        "红十字会, 8, 红…",
        "𠮷𠮷, 8, 𠮷𠮷",
        "𠮷𠮷, 7, 𠮷…",
        "𠮷𠮷, 6, …"
    })
    void cutsAtAWholeCharacter(String text, int bytes, String kept) {
        assertThat(WecomMarkdown.within(text, bytes)).isEqualTo(kept);
    }

    @Test
    void aNameCallsNobodyAndLinksNowhere() {
        var told = new Told(new UUID(0, 1), "<@all>[点我](https://evil.example.org)\n# 红十字会");

        assertThat(said(Messages.about(Occasion.TEST, told)))
                .startsWith("**＜@all＞［点我］(https://evil.example.org) ＃ 红十字会：")
                .doesNotContain("<@", "[点我]");
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{\"errcode\":0,\"errmsg\":\"ok\"}', DELIVERED, , ",
        "200, '{\"errcode\":\"0\",\"more\":[1]}', DELIVERED, , ",
        "200, '{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}', LATER, errcode-45009, PT1M",
        "200, '{\"errcode\":45033,\"errmsg\":\"\"}', LATER, errcode-45033, PT1M",
        "200, '{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}', GONE, errcode-93000, ",
        "200, '{\"errcode\":40008,\"errmsg\":\"invalid message type\"}', PERMANENT, errcode-40008, ",
        "200, '{\"errcode\":40033,\"errmsg\":\"\"}', PERMANENT, errcode-40033, ",
        "200, '{\"errcode\":40058,\"errmsg\":\"\"}', PERMANENT, errcode-40058, ",
        "200, '{\"errcode\":44004,\"errmsg\":\"empty content\"}', PERMANENT, errcode-44004, ",
        "200, '{\"errcode\":45002,\"errmsg\":\"content size out of limit\"}', PERMANENT, errcode-45002, ",
        "200, '{\"errcode\":-1,\"errmsg\":\"system busy\"}', LATER, errcode--1, ",
        "200, '{\"errcode\":60020,\"errmsg\":\"\"}', LATER, errcode-60020, ",
        "200, '{\"errmsg\":\"ok\"}', LATER, not-understood, ",
        "200, '{\"errcode\":{}}', LATER, not-understood, ",
        "200, '[]', LATER, not-understood, ",
        "200, '<html>Bad gateway</html>', LATER, not-understood, ",
        "200, '', LATER, not-understood, ",
        "302, '', LATER, answered-302, ",
        "404, 'not found', LATER, answered-404, ",
        "500, '{\"errcode\":0}', LATER, answered-500, ",
        "503, '', LATER, answered-503, ",
    })
    void understandsTheAnswer(int status, String answer, Sort sort, String reason, Duration pause) {
        platform.answers(status, answer);

        assertThat(send(Messages.ofBranches(1))).isEqualTo(new Verdict(sort, reason, pause));
    }

    @Test
    void triesAgainWhenNoAnswerCame() {
        platform.answers(200, null);

        assertThat(send(Messages.ofBranches(1))).isEqualTo(Verdict.later("no-answer"));
        assertThat(at(URI.create("http://127.0.0.1:1"))
                        .send(Messages.ofBranches(1), endpoint(KEY))
                        .await()
                        .atMost(PATIENCE))
                .isEqualTo(Verdict.later("unreachable"));
    }

    /** The platform takes 20 a minute from one robot; the 21st is put off and arrives when the minute is over. */
    @Test
    void isPutOffByThe21stInAMinute() {
        for (int i = 1; i <= 21; i++) {
            platform.answers(200, i <= 20 ? "{\"errcode\":0}" : "{\"errcode\":45009}");
            Verdict verdict = send(Messages.ofBranches(1));
            assertThat(verdict.sort()).isEqualTo(i <= 20 ? Sort.DELIVERED : Sort.LATER);
            assertThat(verdict.retryAfter()).isEqualTo(i <= 20 ? null : Duration.ofMinutes(1));
        }
        platform.answers(200, "{\"errcode\":0}");
        assertThat(send(Messages.ofBranches(1))).isEqualTo(Verdict.delivered());
        assertThat(channel.pace()).isEqualTo(Pace.gathered(Duration.ofMinutes(1)));
    }

    @Test
    void takesTheKeyOrTheWholeAddress() {
        assertThat(WecomRobotChannel.normalize(" " + WHOLE + "\n")).isEqualTo(KEY);
        assertThat(WecomRobotChannel.normalize(KEY.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(KEY);
        assertThatCode(() -> channel.check(settings(KEY, WHOLE))).doesNotThrowAnyException();
        assertThat(channel.kind()).isEqualTo(ChannelKind.WECOM_ROBOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "693a91f6",
                "693a91f6-7000-4bc4-97a0-0ec20000aaag",
                "693a91f6-7000-4bc4-97a0-0ec20000aaaa&x=1",
                "https://evil.example.org/cgi-bin/webhook/send?key=693a91f6-7000-4bc4-97a0-0ec20000aaaa",
                "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7000-4bc4-97a0-0ec20000aaaa",
                "https://qyapi.weixin.qq.com.evil.example.org/cgi-bin/webhook/send?key=693a91f6-7000-4bc4-97a0-0ec20000aaaa"
            })
    void refusesWhatIsNoKey(String address) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> channel.check(settings(KEY, address)))
                        .errors())
                .containsExactly(new FieldError("/endpoints/1/address", "wecom-key"));
        assertThat(channel.send(Messages.ofBranches(1), endpoint(address))
                        .await()
                        .atMost(PATIENCE))
                .isEqualTo(Verdict.permanent("settings-invalid"));
        assertThat(platform.received()).isEmpty();
    }

    private String said(Message message) {
        platform.answers(200, "{\"errcode\":0}");
        send(message);
        try {
            JsonNode body = JSON.readTree(platform.received().get(0).body());
            return body.path("markdown").path("content").asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Verdict send(Message message) {
        return channel.send(message, endpoint(KEY)).await().atMost(PATIENCE);
    }

    private static ChannelSettings settings(String... addresses) {
        return new ChannelSettings(Map.of(), Map.of(), List.of(addresses));
    }

    private static Endpoint endpoint(String address) {
        return new Endpoint(UUID.fromString("01920000-0000-7000-8000-0000000000ee"), address, Map.of(), Map.of());
    }
}
