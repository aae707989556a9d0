package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.platform.FreeTextCheck;
import org.boai.enroll.platform.FreeTextCheck.Verdict;
import org.boai.enroll.proof.WeChatSessions;

/** Has a person's own words looked at, before anything is written; whoever decides sees what was found, and decides. */
@ApplicationScoped
class ReasonCheck {
    private final FreeTextCheck texts;
    private final WeChatSessions sessions;

    ReasonCheck(FreeTextCheck texts, WeChatSessions sessions) {
        this.texts = texts;
        this.sessions = sessions;
    }

    /** Without words there is nothing to look at; without WeChat nobody who looks. */
    Uni<Verdict> check(AskForRight ask) {
        if (ask.reason() == null || ask.weChatSession() == null) {
            return Uni.createFrom().item(Verdict.UNCHECKED);
        }
        return sessions.openidOf(ask.weChatSession()).chain(openid -> texts.check(ask.reason(), openid));
    }
}
