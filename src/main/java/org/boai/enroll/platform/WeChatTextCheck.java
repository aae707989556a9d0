package org.boai.enroll.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * {@code msgSecCheck}, version 2. Whatever goes wrong leaves the text unchecked, which only means that a person reads it:
 * nobody is kept from saying something because WeChat is away.
 */
@ApplicationScoped
public class WeChatTextCheck implements FreeTextCheck {
    private static final Logger LOG = Logger.getLogger(WeChatTextCheck.class);
    private static final String PATH = "/wxa/msg_sec_check";
    private static final String METER = "boai.wechat.texts";
    private static final int LONGEST = 2_500;

    /** 评论: an answer or a remark to somebody, not a profile (1), a forum (3) or a diary (4). */
    private static final int COMMENT = 2;

    private final WeChatApps apps;
    private final WeChatCalls calls;
    private final WeChatTokens tokens;
    private final MeterRegistry meters;

    WeChatTextCheck(WeChatApps apps, WeChatCalls calls, WeChatTokens tokens, MeterRegistry meters) {
        this.apps = apps;
        this.calls = calls;
        this.tokens = tokens;
        this.meters = meters;
        for (Verdict verdict : Verdict.values()) {
            meters.counter(METER, "verdict", tag(verdict));
        }
    }

    @Override
    public Uni<Verdict> check(String text, String openid) {
        return Uni.createFrom()
                .deferred(() -> openid == null ? Uni.createFrom().item(Verdict.UNCHECKED) : asked(text, openid))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("a text stays unchecked: %s", failure.getClass().getSimpleName());
                    return Verdict.UNCHECKED;
                })
                .invoke(verdict ->
                        meters.counter(METER, "verdict", tag(verdict)).increment());
    }

    private Uni<Verdict> asked(String text, String openid) {
        String read = beginning(text);
        var body = new JsonObject()
                .put("version", 2)
                .put("openid", openid)
                .put("scene", COMMENT)
                .put("content", read);
        return tokens.with(apps.requireMiniProgram(), token -> calls.ask(PATH, Map.of("access_token", token), body)
                .map(answer -> verdict(answer.within("result").text("suggest")))
                .map(verdict -> ofAll(verdict, read.length() == text.length())));
    }

    /** Of a text that goes on where WeChat stopped reading, only the beginning has passed. */
    private static Verdict ofAll(Verdict verdict, boolean whole) {
        return verdict == Verdict.PASS && !whole ? Verdict.REVIEW : verdict;
    }

    private static Verdict verdict(String suggestion) {
        return switch (suggestion) {
            case "pass" -> Verdict.PASS;
            case "review" -> Verdict.REVIEW;
            case "risky" -> Verdict.RISKY;
            default -> Verdict.UNCHECKED;
        };
    }

    /** As much as WeChat reads, without half a character at its end. */
    static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    private static String tag(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
