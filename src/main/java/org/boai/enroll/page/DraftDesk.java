package org.boai.enroll.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.boai.enroll.code.CodeConfig;
import org.boai.enroll.draft.Drafts;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;

/** Finds and keeps what a browser has typed so far, by a random cookie that no script reads. */
@ApplicationScoped
class DraftDesk {
    static final String COOKIE = "boai_draft";

    /** Where pages come encrypted: such a cookie can only be set by this very host (RFC 6265bis, 4.1.3). */
    static final String SECURE_COOKIE = "__Host-boai_draft";

    private final Drafts drafts;
    private final ObjectMapper json;
    private final SharedCounts counts;
    private final LimitsConfig limits;
    private final boolean secure;

    DraftDesk(Drafts drafts, ObjectMapper json, SharedCounts counts, LimitsConfig limits, CodeConfig config) {
        this.drafts = drafts;
        this.json = json;
        this.counts = counts;
        this.limits = limits;
        this.secure = config.publicUrl().startsWith("https:");
    }

    /** @return null when there is none, or one that an older version of the program wrote */
    Uni<Draft> of(Visit visit) {
        return drafts.read(token(visit)).map(this::read);
    }

    /**
     * Under a new token always: one that somebody else may have put into this browser opens nothing.
     *
     * @throws ProblemException {@code too-many-requests} from this address
     */
    Uni<NewCookie> begin(Visit visit, Draft draft) {
        counts.take(Limit.drafts(limits), CurrentAddress.get());
        String token = RandomToken.next();
        return drafts.begin(token, written(draft), token(visit))
                .replaceWith(() -> cookie(token, Math.toIntExact(Drafts.GOOD_FOR.toSeconds())));
    }

    /** @throws ProblemException {@code draft-changed} when another tab has written since it was read */
    Uni<Draft> keep(Visit visit, Draft draft) {
        return drafts.write(token(visit), written(draft), draft.version()).map(kept -> {
            if (!kept) {
                throw ProblemException.of(DraftProblem.DRAFT_CHANGED);
            }
            return draft.read(draft.version() + 1);
        });
    }

    /** What was sent is sent, whatever another tab has written. */
    Uni<Void> close(Visit visit, Draft.Sent sent) {
        return drafts.write(token(visit), written(Draft.of(sent)), null).replaceWithVoid();
    }

    Uni<NewCookie> forget(Visit visit) {
        return drafts.forget(token(visit)).replaceWith(() -> cookie("", 0));
    }

    private String token(Visit visit) {
        return secure ? visit.secureDraft() : visit.draft();
    }

    private Draft read(Drafts.Kept kept) {
        try {
            return kept == null
                    ? null
                    : json.readValue(kept.text(), Draft.class).read(kept.version());
        } catch (JsonProcessingException older) {
            return null;
        }
    }

    private String written(Draft draft) {
        try {
            return json.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft is always writable", e);
        }
    }

    /** Lax: whoever comes back from a link in a chat finds the draft; another site's form does not send it. */
    private NewCookie cookie(String token, int maxAge) {
        return new NewCookie.Builder(secure ? SECURE_COOKIE : COOKIE)
                .value(token)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
