package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.boai.enroll.platform.WeChatTokenRows.Key;
import org.boai.enroll.platform.WeChatTokenRows.Kind;

/**
 * Access tokens by {@code stable_token} and tickets for scripts by {@code getticket}, each good for two hours and shared by
 * all replicas ({@link SharedToken}). A refused token is replaced once, never with {@code force_refresh}, of which there
 * are twenty a day.
 */
@ApplicationScoped
public class WeChatTokens {
    private static final String STABLE_TOKEN = "/cgi-bin/stable_token";
    private static final String TICKET = "/cgi-bin/ticket/getticket";

    private final WeChatCalls calls;
    private final WeChatTokenRows rows;
    private final Clock clock;
    private final Map<Key, SharedToken> tokens = new ConcurrentHashMap<>();

    WeChatTokens(WeChatCalls calls, WeChatTokenRows rows, Clock clock) {
        this.calls = calls;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Calls with an access token, and once more with another when WeChat does not take it.
     *
     * @return fails with {@link WeChatFailure}
     */
    <T> Uni<T> with(WeChatApp app, Function<String, Uni<T>> call) {
        var token = access(app);
        return token.current().chain(first -> call.apply(first)
                .onFailure(WeChatFailure::isOfToken)
                .recoverWithUni(() -> {
                    token.refuse(first);
                    return token.current().chain(call::apply);
                }));
    }

    /** For the JS-SDK. @return fails with {@link WeChatFailure} */
    Uni<String> ticket(WeChatApp app) {
        return shared(Kind.TICKET, app, () -> fetchTicket(app)).current();
    }

    private SharedToken access(WeChatApp app) {
        return shared(Kind.ACCESS, app, () -> fetchAccess(app));
    }

    private SharedToken shared(Kind kind, WeChatApp app, Supplier<Uni<WeChatToken>> source) {
        return tokens.computeIfAbsent(
                new Key(kind, app.appId()), key -> new SharedToken(key, rows, source, calls::pause, clock));
    }

    private Uni<WeChatToken> fetchAccess(WeChatApp app) {
        var body = new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", app.appId())
                .put("secret", app.secret())
                .put("force_refresh", false);
        return calls.ask(STABLE_TOKEN, Map.of(), body).map(answer -> lent(answer, "access_token"));
    }

    private Uni<WeChatToken> fetchTicket(WeChatApp app) {
        return with(app, token -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("access_token", token);
            query.put("type", "jsapi");
            return calls.read(TICKET, query).map(answer -> lent(answer, "ticket"));
        });
    }

    private WeChatToken lent(WeChatAnswer answer, String name) {
        long seconds = answer.number("expires_in", 0);
        if (seconds <= 0) {
            throw WeChatFailure.unanswered(true);
        }
        return WeChatToken.lent(answer.text(name), Duration.ofSeconds(seconds), clock.instant());
    }
}
