package org.boai.enroll.proof;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.platform.JsSignature;
import org.boai.enroll.platform.WeChatBrowser;
import org.boai.enroll.platform.WeChatMiniProgram;
import org.boai.enroll.platform.WeChatProblem;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.SharedCounts;

/**
 * What somebody gets through WeChat: a session, a proof of their phone, a signature for a page. Each call costs us one of
 * WeChat's, a phone also money, so an address has as many as it has messages. WeChat is asked with no transaction open.
 */
@ApplicationScoped
public class WeChatService {
    private final WeChatMiniProgram miniProgram;
    private final WeChatBrowser browser;
    private final WeChatSessions sessions;
    private final ProofService proofs;
    private final SharedCounts counts;
    private final Limit ofAnAddress;
    private final Limit ofAnAddressADay;

    WeChatService(
            WeChatMiniProgram miniProgram,
            WeChatBrowser browser,
            WeChatSessions sessions,
            ProofService proofs,
            SharedCounts counts,
            ProofConfig config) {
        this.miniProgram = miniProgram;
        this.browser = browser;
        this.sessions = sessions;
        this.proofs = proofs;
        this.counts = counts;
        this.ofAnAddress = new Limit("wechat", config.perAddress(), Duration.ofMinutes(10));
        this.ofAnAddressADay = new Limit("wechat-a-day", config.perAddressADay(), Duration.ofDays(1));
    }

    /**
     * @param address where the request comes from
     * @throws ProblemException as {@link WeChatMiniProgram#signIn}; {@code too-many-requests} from this address
     */
    public Uni<WeChatSession> signIn(OpenWeChatSession request, String address) {
        count(address);
        return miniProgram.signIn(request.code()).chain(sessions::open);
    }

    /**
     * @throws ProblemException as {@link WeChatMiniProgram#phone}; {@code wechat-session-refused},
     *     {@code too-many-requests}
     */
    public Uni<WeChatPhoneProof> prove(ProveByWeChat request, String address) {
        count(address);
        return openid(request.weChatSession())
                .chain(openid -> miniProgram.phone(request.code(), openid))
                .chain(phone -> proof(phone, request.purpose()));
    }

    private Uni<String> openid(String session) {
        return session == null
                ? Uni.createFrom().nullItem()
                : sessions.openidOf(session)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.of(WeChatProblem.WECHAT_SESSION_REFUSED));
    }

    private Uni<WeChatPhoneProof> proof(MobileNumber phone, ProofPurpose purpose) {
        return proofs.vouched(phone, purpose)
                .map(proof -> new WeChatPhoneProof(phone.value(), proof.phoneProof(), proof.expiresIn()));
    }

    /** @throws ProblemException as {@link WeChatBrowser#signature}; {@code too-many-requests} */
    public Uni<JsSignature> signature(String url, String address) {
        count(address);
        return browser.signature(url);
    }

    /** @throws ProblemException {@code too-many-requests} with the time to wait */
    void count(String address) {
        counts.take(ofAnAddress, address);
        counts.take(ofAnAddressADay, address);
    }
}
