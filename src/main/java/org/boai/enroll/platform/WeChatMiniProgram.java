package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;

/** What the mini-program's server asks WeChat: who signs in, and which phone they gave. */
@ApplicationScoped
public class WeChatMiniProgram {
    private static final String CODE_TO_SESSION = "/sns/jscode2session";
    private static final String PHONE = "/wxa/business/getuserphonenumber";

    private final WeChatApps apps;
    private final WeChatCalls calls;
    private final WeChatTokens tokens;
    private final Clock clock;

    WeChatMiniProgram(WeChatApps apps, WeChatCalls calls, WeChatTokens tokens, Clock clock) {
        this.apps = apps;
        this.calls = calls;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Who {@code wx.login} is about. The session key in the answer is not even read.
     *
     * @return fails with {@link ProblemException} {@code wechat-not-configured}, {@code wechat-code-refused},
     *     {@code wechat-user-refused}, {@code wechat-too-often}, {@code wechat-unreachable}
     */
    public Uni<WeChatUser> signIn(String code) {
        return Uni.createFrom()
                .deferred(() -> {
                    var app = apps.requireMiniProgram();
                    Map<String, String> query = new LinkedHashMap<>();
                    query.put("appid", app.appId());
                    query.put("secret", app.secret());
                    query.put("js_code", code);
                    query.put("grant_type", "authorization_code");
                    return calls.exchange(CODE_TO_SESSION, query)
                            .map(answer -> new WeChatUser(app.appId(), answer.text("openid")));
                })
                .onFailure()
                .transform(WeChatFailure::named);
    }

    /**
     * The phone that {@code getPhoneNumber} gave a code for.
     *
     * @param openid whose code it must be, or null
     * @return fails as {@link #signIn}, and with {@code wechat-phone-not-mainland}
     */
    public Uni<MobileNumber> phone(String code, String openid) {
        return Uni.createFrom()
                .deferred(() -> {
                    var app = apps.requireMiniProgram();
                    var body = new JsonObject().put("code", code);
                    if (openid != null) {
                        body.put("openid", openid);
                    }
                    return tokens.with(app, token -> calls.exchange(PHONE, token, body))
                            .map(answer -> WeChatPhone.of(answer).require(app.appId(), clock.instant()));
                })
                .onFailure()
                .transform(WeChatFailure::named);
    }
}
