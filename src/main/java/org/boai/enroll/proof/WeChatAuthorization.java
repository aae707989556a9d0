package org.boai.enroll.proof;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.platform.WeChatBrowser;
import org.boai.enroll.platform.WeChatProblem;
import org.boai.enroll.platform.WeChatUser;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.Limits;
import org.jboss.logging.Logger;

/**
 * The detour of a page in WeChat's browser to learn who reads it (OAuth 2.0, snsapi_base). The browser keeps an errand:
 * random text, its end, and where to go afterwards. The state is a keyed hash of it, so WeChat's return counts only in the
 * browser that set out (RFC 6749, 10.12), for ten minutes and once; nobody has to keep anything until then.
 */
@ApplicationScoped
public class WeChatAuthorization {
    public static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(WeChatAuthorization.class);

    /** Where the pages begin, for who asked for somewhere else. */
    private static final String HOME = "/j";

    private static final int LONGEST = 400;

    /** Paths of our pages, without dots, doubled slashes and anything else that browsers read in two ways. */
    private static final Pattern OURS =
            Pattern.compile("/(j|s|my)(/[A-Za-z0-9_-]+)*/?(\\?([A-Za-z0-9_=&.-]|%[0-9A-Fa-f]{2})*)?");

    private static final Pattern ERRAND =
            Pattern.compile(RandomToken.SHAPE + "\\.(?<end>[0-9]{1,12})\\.(?<to>[A-Za-z0-9_-]+)");

    private final WeChatBrowser browser;
    private final WeChatSessions sessions;
    private final WeChatService service;
    private final BlindIndex index;
    private final Limits limits;
    private final Clock clock;

    WeChatAuthorization(
            WeChatBrowser browser,
            WeChatSessions sessions,
            WeChatService service,
            BlindIndex index,
            Limits limits,
            Clock clock) {
        this.browser = browser;
        this.sessions = sessions;
        this.service = service;
        this.index = index;
        this.limits = limits;
        this.clock = clock;
    }

    /** The path itself when it is one of our pages, otherwise the page that all begins with. */
    public static String destination(String wanted) {
        return wanted != null
                        && wanted.length() <= LONGEST
                        && OURS.matcher(wanted).matches()
                ? wanted
                : HOME;
    }

    /**
     * @param callback our path that WeChat sends back to
     * @throws ProblemException {@code wechat-not-configured}
     */
    public WeChatDetour begin(String wanted, String callback) {
        String to = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(destination(wanted).getBytes(StandardCharsets.UTF_8));
        String errand =
                RandomToken.next() + "." + clock.instant().plus(GOOD_FOR).getEpochSecond() + "." + to;
        return new WeChatDetour(browser.authorization(callback, state(errand)), errand);
    }

    /**
     * A state that is good leads on, whatever becomes of WeChat's part.
     *
     * @param came   what WeChat sent along
     * @param errand what the browser kept, or null
     * @return fails with {@link ProblemException} {@code wechat-state-refused}
     */
    public Uni<WeChatReturn> finish(Came came, String errand, String address) {
        String to = requireGood(came.state(), errand);
        return limits.take("wechat-state:" + came.state(), 1, GOOD_FOR)
                .onFailure(ProblemException.class)
                .transform(again -> refused())
                .chain(() -> session(came.code(), address))
                .map(session -> new WeChatReturn(to, session));
    }

    /** What WeChat sends along. */
    public record Came(String code, String state) {
        @Override
        public String toString() {
            return "Came[…]";
        }
    }

    private Uni<String> session(String code, String address) {
        return Uni.createFrom()
                .deferred(() -> signIn(code, address))
                .chain(sessions::open)
                .map(WeChatSession::weChatSession)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.infof("somebody goes on without WeChat: %s", name(failure));
                    return null;
                });
    }

    private Uni<WeChatUser> signIn(String code, String address) {
        service.count(address);
        if (code == null || !code.matches(WeChatCode.SHAPE)) {
            throw ProblemException.of(WeChatProblem.WECHAT_CODE_REFUSED);
        }
        return browser.signIn(code);
    }

    /** A problem's name, or a class: other messages may quote something. */
    private static String name(Throwable failure) {
        return failure instanceof ProblemException problem
                ? problem.type().slug()
                : failure.getClass().getSimpleName();
    }

    private String requireGood(String state, String errand) {
        var parts = ERRAND.matcher(errand == null ? "" : errand);
        if (state == null || !parts.matches() || !isEqual(state, state(errand))) {
            throw refused();
        }
        if (Instant.ofEpochSecond(Long.parseLong(parts.group("end"))).isBefore(clock.instant())) {
            throw refused();
        }
        return new String(Base64.getUrlDecoder().decode(parts.group("to")), StandardCharsets.UTF_8);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** 64 letters and digits; WeChat takes 128 of them. */
    private String state(String errand) {
        return HexFormat.of().formatHex(index.of("wechat-state", errand));
    }

    private static ProblemException refused() {
        return ProblemException.of(WeChatProblem.WECHAT_STATE_REFUSED);
    }
}
