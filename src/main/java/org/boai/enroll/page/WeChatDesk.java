package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;
import java.util.List;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.platform.WeChatBrowser;
import org.boai.enroll.proof.WeChatAuthorization;
import org.boai.enroll.proof.WeChatAuthorization.Came;
import org.boai.enroll.proof.WeChatDetour;
import org.boai.enroll.proof.WeChatSessions;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Keeps in cookies what belongs to a browser, and sees to it that nobody is stuck because of WeChat. */
@ApplicationScoped
class WeChatDesk {
    static final String ERRAND = "boai_wechat_errand";
    static final String SESSION = "boai_wechat";

    private static final String CALLBACK = WeChatPages.PATH + "/callback";

    private final WeChatAuthorization authorization;
    private final WeChatBrowser browser;
    private final Failures failures;

    WeChatDesk(WeChatAuthorization authorization, WeChatBrowser browser, Failures failures) {
        this.authorization = authorization;
        this.browser = browser;
        this.failures = failures;
    }

    /** To WeChat; straight to the page where this installation has no account there. */
    RestResponse<TemplateInstance> sendOff(String to) {
        try {
            WeChatDetour detour = authorization.begin(to, CALLBACK);
            return redirect(RestResponse.Status.FOUND, detour.location())
                    .cookie(cookie(ERRAND, detour.errand(), CALLBACK, WeChatAuthorization.GOOD_FOR))
                    .build();
        } catch (ProblemException notConfigured) {
            return Answers.seeOther(WeChatAuthorization.destination(to));
        }
    }

    Uni<RestResponse<TemplateInstance>> welcomeBack(Came came, String errand, String address, Language language) {
        return Uni.createFrom()
                .deferred(() -> authorization.finish(came, errand, address))
                .map(back -> {
                    var answer = redirect(RestResponse.Status.SEE_OTHER, back.to())
                            .cookie(cookie(ERRAND, "", CALLBACK, Duration.ZERO));
                    if (back.weChatSession() != null) {
                        answer.cookie(cookie(SESSION, back.weChatSession(), "/", WeChatSessions.GOOD_FOR));
                    }
                    return answer.build();
                })
                .onFailure()
                .recoverWithItem(failure -> refused(failures.named(failure), language));
    }

    /** On the page is the way that never needs WeChat: the digits of the poster. */
    private static RestResponse<TemplateInstance> refused(ProblemException problem, Language language) {
        return Answers.refused(
                problem,
                new ProblemPage(
                        language,
                        Problems.title(problem.type(), language),
                        Problems.advice(problem.type(), language),
                        List.of(),
                        true));
    }

    /** @param location as it is: WeChat minds the order of the parameters, and no Host header finds its way in */
    private static ResponseBuilder<TemplateInstance> redirect(RestResponse.Status status, String location) {
        return ResponseBuilder.<TemplateInstance>create(status)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Lax: WeChat's return is a navigation from another site. */
    private NewCookie cookie(String name, String value, String path, Duration goodFor) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .maxAge(Math.toIntExact(goodFor.toSeconds()))
                .httpOnly(true)
                .secure(browser.isEncrypted())
                .sameSite(SameSite.LAX)
                .build();
    }
}
