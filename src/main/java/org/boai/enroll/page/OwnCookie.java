package org.boai.enroll.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.boai.enroll.code.CodeConfig;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.PersonSession;

/**
 * The session of a person's own pages: a cookie that no script reads, no other site's form sends, and no other path sees.
 * Lax, because WeChat's return is a navigation from another site; what changes something wants the session's token, too.
 */
@ApplicationScoped
class OwnCookie {
    static final String NAME = "boai_person";
    static final String PATH = "/my";

    private final BlindIndex keys;
    private final boolean secure;

    OwnCookie(BlindIndex keys, CodeConfig config) {
        this.keys = keys;
        this.secure = config.publicUrl().startsWith("https:");
    }

    NewCookie of(String session) {
        return cookie(session, -1);
    }

    NewCookie gone() {
        return cookie("", 0);
    }

    /** Or the next look at {@code /my} would sign in again. */
    NewCookie weChatGone() {
        return new NewCookie.Builder(WeChatDesk.SESSION)
                .value("")
                .path("/")
                .maxAge(0)
                .build();
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(PATH)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(secure)
                .maxAge(maxAge)
                .build();
    }

    String token(PersonSession session) {
        return RandomToken.of(keys.of("own-form", session.id().toString()));
    }

    /** @throws ProblemException {@code not-permitted} for a form that we did not write for this session */
    void requireOurs(String token, PersonSession session) {
        if (!token(session).equals(token)) {
            throw ProblemException.of(CommonProblem.NOT_PERMITTED);
        }
    }
}
