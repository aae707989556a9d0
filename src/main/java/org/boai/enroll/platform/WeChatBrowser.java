package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;

/** Our pages inside WeChat's own browser: who reads them (网页授权), and what their scripts may do. */
@ApplicationScoped
public class WeChatBrowser {
    private static final String AUTHORIZE = "/connect/oauth2/authorize";
    private static final String ACCESS_TOKEN = "/sns/oauth2/access_token";
    private static final int LONGEST = 2_048;
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final WeChatApps apps;
    private final WeChatConfig config;
    private final WeChatCalls calls;
    private final WeChatTokens tokens;
    private final Clock clock;

    WeChatBrowser(WeChatApps apps, WeChatConfig config, WeChatCalls calls, WeChatTokens tokens, Clock clock) {
        this.apps = apps;
        this.config = config;
        this.calls = calls;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Where to send somebody to learn who they are, without asking them. WeChat minds the order of the parameters.
     *
     * @param path  of ours, to which WeChat sends them back with {@code code} and {@code state}
     * @param state letters and digits, at most 128
     * @throws ProblemException {@code wechat-not-configured}
     */
    public String authorization(String path, String state) {
        var app = apps.requireServiceAccount();
        return config.openUrl() + AUTHORIZE + "?appid=" + encoded(app.appId()) + "&redirect_uri="
                + encoded(config.publicUrl() + path) + "&response_type=code&scope=snsapi_base&state=" + encoded(state)
                + "#wechat_redirect";
    }

    /** Whether our pages come encrypted, so that cookies can insist on it. */
    public boolean isEncrypted() {
        return config.publicUrl().startsWith("https://");
    }

    /** @return fails as {@link WeChatMiniProgram#signIn}; the other tokens in the answer are not even read */
    public Uni<WeChatUser> signIn(String code) {
        return Uni.createFrom()
                .deferred(() -> {
                    var app = apps.requireServiceAccount();
                    Map<String, String> query = new LinkedHashMap<>();
                    query.put("appid", app.appId());
                    query.put("secret", app.secret());
                    query.put("code", code);
                    query.put("grant_type", "authorization_code");
                    return calls.exchange(ACCESS_TOKEN, query)
                            .map(answer -> new WeChatUser(app.appId(), answer.text("openid")));
                })
                .onFailure()
                .transform(WeChatFailure::named);
    }

    /**
     * Signs an address of ours for WeChat's scripts.
     *
     * @return fails with {@link ProblemException} {@code wechat-not-configured}, {@code wechat-address-refused},
     *     {@code wechat-too-often}, {@code wechat-unreachable}
     */
    public Uni<JsSignature> signature(String url) {
        return Uni.createFrom()
                .deferred(() -> {
                    var app = apps.requireServiceAccount();
                    String signed = requireOurs(url);
                    return tokens.ticket(app)
                            .map(ticket -> JsSignature.of(
                                    app.appId(),
                                    ticket,
                                    RandomToken.next(),
                                    clock.instant().getEpochSecond(),
                                    signed));
                })
                .onFailure()
                .transform(WeChatFailure::named);
    }

    /** After the host only a slash, a question mark or nothing, so that no other host can begin like ours. */
    private String requireOurs(String url) {
        String cut = JsSignature.withoutFragment(url == null ? "" : url);
        String ours = config.publicUrl();
        boolean within = cut.equals(ours) || cut.startsWith(ours + "/") || cut.startsWith(ours + "?");
        if (!within || cut.length() > LONGEST || !VISIBLE.matcher(cut).matches()) {
            throw ProblemException.of(WeChatProblem.WECHAT_ADDRESS_REFUSED);
        }
        return cut;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
