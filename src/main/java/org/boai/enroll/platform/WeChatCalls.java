package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.boai.enroll.platform.OutboundHttp.Call;
import org.boai.enroll.platform.OutboundHttp.Reply;
import org.jboss.logging.Logger;

/**
 * Calls of WeChat's interface. Each is bounded in time and made once more when WeChat is busy, unless it may have used
 * up a code. Addresses hold secrets, so the log has paths and error numbers only.
 */
@ApplicationScoped
class WeChatCalls {
    private static final Logger LOG = Logger.getLogger(WeChatCalls.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final OutboundHttp http;
    private final WeChatConfig config;
    private final Vertx vertx;

    WeChatCalls(OutboundHttp http, WeChatConfig config, Vertx vertx) {
        this.http = http;
        this.config = config;
        this.vertx = vertx;
    }

    /** Exchanges a code, which is good once. @return fails with {@link WeChatFailure} */
    Uni<WeChatAnswer> exchange(String path, Map<String, String> query) {
        return answered(path, get(path, query), false);
    }

    /** The same with an access token. */
    Uni<WeChatAnswer> exchange(String path, String token, JsonObject body) {
        return answered(path, post(path, Map.of("access_token", token), body), false);
    }

    /** Reads what may be read twice. */
    Uni<WeChatAnswer> read(String path, Map<String, String> query) {
        return answered(path, get(path, query), true);
    }

    /** Asks what may be asked twice. */
    Uni<WeChatAnswer> ask(String path, Map<String, String> query, JsonObject body) {
        return answered(path, post(path, query, body), true);
    }

    private Call get(String path, Map<String, String> query) {
        return new Call(HttpMethod.GET, address(path, query), null, Map.of(), null);
    }

    private Call post(String path, Map<String, String> query, JsonObject body) {
        return Call.post(address(path, query), JSON, body.encode());
    }

    private URI address(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(config.apiUrl() + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    private Uni<WeChatAnswer> answered(String path, Call call, boolean repeatable) {
        return once(call)
                .onFailure(failure -> mayRepeat(failure, repeatable))
                .recoverWithUni(() -> pause(BETWEEN_TRIES).chain(() -> once(call)))
                .onFailure(WeChatFailure.class)
                .invoke(failure -> note(path, (WeChatFailure) failure));
    }

    private static boolean mayRepeat(Throwable failure, boolean repeatable) {
        return failure instanceof WeChatFailure wechat && wechat.isBusy() && (repeatable || !wechat.perhapsDone());
    }

    private Uni<WeChatAnswer> once(Call call) {
        return bounded(call)
                .onFailure(OutboundFailure.class)
                .transform(failure -> WeChatFailure.unanswered(((OutboundFailure) failure).perhapsArrived()))
                .map(WeChatAnswer::of);
    }

    /** Sooner over than other requests, on the event loop where it began. */
    private Uni<Reply> bounded(Call call) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(
                    config.timeout().toMillis(),
                    late -> emitter.fail(new OutboundFailure(true, new IllegalStateException("too late"))));
            http.send(call)
                    .onTermination()
                    .invoke(() -> vertx.cancelTimer(timer))
                    .subscribe()
                    .with(emitter::complete, emitter::fail);
        });
    }

    /** Waits on the event loop. */
    Uni<Void> pause(Duration time) {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(time.toMillis(), over -> emitter.complete(null)));
    }

    private static void note(String path, WeChatFailure failure) {
        switch (failure.error()) {
            case PERMANENT ->
                LOG.errorf(
                        "WeChat refuses %s with %d: look at boai.wechat and at the account's settings",
                        path, failure.errcode());
            case BUSY, TOO_OFTEN -> LOG.warnf("WeChat does not do %s: %s %d", path, failure.error(), failure.errcode());
            case TOKEN, CODE, RISKY_USER -> LOG.debugf("WeChat answers %s with %d", path, failure.errcode());
        }
    }
}
