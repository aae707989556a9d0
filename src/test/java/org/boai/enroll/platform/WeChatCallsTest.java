package org.boai.enroll.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.boai.enroll.support.CloudStub;
import org.boai.enroll.support.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One call of WeChat: what is sent, and how often. */
class WeChatCallsTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String BUSY = "{\"errcode\":-1,\"errmsg\":\"system busy\"}";

    private final Vertx vertx = Vertx.vertx();
    private final OutboundHttp http = new OutboundHttp(vertx, new Outbound(LONG, Set.of(443), Optional.empty()));
    private CloudStub cloud;
    private WeChatCalls calls;

    private record Config(URI apiUrl, Duration timeout) implements WeChatConfig {
        @Override
        public URI openUrl() {
            return apiUrl;
        }

        @Override
        public String publicUrl() {
            return "https://hh.example.cn";
        }

        @Override
        public Account miniProgram() {
            return null;
        }

        @Override
        public Account serviceAccount() {
            return null;
        }
    }

    @BeforeEach
    void begin() throws IOException {
        cloud = new CloudStub();
        calls = at(cloud.uri(), LONG);
    }

    private WeChatCalls at(URI uri, Duration timeout) {
        return new WeChatCalls(http, new Config(uri, timeout), vertx);
    }

    @AfterEach
    void end() {
        cloud.close();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private WeChatAnswer exchange() {
        return calls.exchange("/sns/x", Map.of()).await().atMost(LONG);
    }

    private WeChatAnswer ask() {
        return calls.ask("/cgi-bin/x", Map.of(), new JsonObject().put("content", "你好"))
                .await()
                .atMost(LONG);
    }

    @Test
    void sendsWhatWeChatExpects() {
        cloud.answers(200, "{\"openid\":\"o\"}");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("appid", "wx1");
        query.put("js_code", "a+b/c=&d");
        calls.exchange("/sns/jscode2session", query).await().atMost(LONG);
        ask();

        var get = cloud.received().get(0);
        assertThat(get.method()).isEqualTo("GET");
        assertThat(get.uri()).hasToString("/sns/jscode2session?appid=wx1&js_code=a%2Bb%2Fc%3D%26d");
        var post = cloud.received().get(1);
        assertThat(post.method()).isEqualTo("POST");
        assertThat(post.headers()).containsEntry("content-type", "application/json");
        assertThat(post.body()).isEqualTo("{\"content\":\"你好\"}");
    }

    private void expectBusy(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).asInstanceOf(type(WeChatFailure.class)).matches(WeChatFailure::isBusy);
    }

    @Test
    void whoeverIsBusyIsAskedOnceMore() {
        cloud.answers(200, BUSY);
        expectBusy(this::exchange);
        assertThat(cloud.received()).hasSize(2);
        cloud.answers(502, "<html>Bad Gateway</html>");
        expectBusy(this::ask);
        assertThat(cloud.received()).hasSize(4);
    }

    /** It would only be told that the code was used. */
    @Test
    void aCodeThatMayHaveBeenUsedIsNotSentAgain() {
        cloud.answers(200, "not JSON");
        expectBusy(this::exchange);
        assertThat(cloud.received()).hasSize(1);
        expectBusy(this::ask);
        assertThat(cloud.received()).hasSize(3);
    }

    @Test
    void whatIsRefusedIsNotRepeated() {
        cloud.answers(200, "{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}");
        assertThatThrownBy(this::ask)
                .asInstanceOf(type(WeChatFailure.class))
                .matches(failure -> failure.error() == WeChatError.PERMANENT);
        assertThat(cloud.received()).hasSize(1);
    }

    @Test
    void nobodyWaitsForASilentServer() throws IOException {
        try (var silent = new java.net.ServerSocket(0)) {
            calls = at(URI.create("http://127.0.0.1:" + silent.getLocalPort()), SHORT);
            expectBusy(this::exchange);
        }
        calls = at(URI.create("http://127.0.0.1:" + Ports.free()), LONG);
        expectBusy(this::exchange);
    }
}
