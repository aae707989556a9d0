package org.boai.enroll.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.boai.enroll.code.CodeConfig;
import org.boai.enroll.draft.Drafts;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;

/** Finds and keeps what a browser has typed so far, by a random cookie that no script reads. */
@ApplicationScoped
class DraftDesk {
    static final String COOKIE = "boai_draft";

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
        return drafts.read(visit.draft()).map(this::read);
    }

    /**
     * Under a new token always: one that somebody else may have put into this browser opens nothing.
     *
     * @throws org.boai.enroll.kernel.ProblemException {@code too-many-requests} from this address
     */
    Uni<NewCookie> begin(Visit visit, Draft draft) {
        counts.take(Limit.drafts(limits), CurrentAddress.get());
        String token = RandomToken.next();
        return drafts.write(token, written(draft))
                .chain(() -> drafts.forget(visit.draft()))
                .replaceWith(() -> cookie(token, Math.toIntExact(Drafts.GOOD_FOR.toSeconds())));
    }

    /** @param visit whose draft was found */
    Uni<Void> keep(Visit visit, Draft draft) {
        return drafts.write(visit.draft(), written(draft));
    }

    Uni<NewCookie> forget(Visit visit) {
        return drafts.forget(visit.draft()).replaceWith(() -> cookie("", 0));
    }

    private Draft read(String text) {
        try {
            return text == null ? null : json.readValue(text, Draft.class);
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
        return new NewCookie.Builder(COOKIE)
                .value(token)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
