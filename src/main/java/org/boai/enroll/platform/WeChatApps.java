package org.boai.enroll.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.boai.enroll.kernel.ProblemException;
import org.jboss.logging.Logger;

/** Which of the accounts at WeChat this installation has. */
@ApplicationScoped
public class WeChatApps {
    private static final Logger LOG = Logger.getLogger(WeChatApps.class);

    private final WeChatConfig config;
    private final WeChatApp miniProgram;
    private final WeChatApp serviceAccount;

    WeChatApps(WeChatConfig config) {
        this.config = config;
        this.miniProgram = app(config.miniProgram());
        this.serviceAccount = app(config.serviceAccount());
    }

    /** Said once; nothing is refused, for posters and messages do without WeChat. */
    void begin(@Observes StartupEvent event) {
        warnOfHalves(config.miniProgram(), "boai.wechat.mini-program");
        warnOfHalves(config.serviceAccount(), "boai.wechat.service-account");
    }

    private static void warnOfHalves(WeChatConfig.Account account, String keys) {
        if (account.appId().isPresent() != account.secret().isPresent()) {
            LOG.warnf(
                    "%s.app-id and %s.secret belong together: without one of them there is no such account",
                    keys, keys);
        }
    }

    private static WeChatApp app(WeChatConfig.Account account) {
        return account.appId()
                .flatMap(id -> account.secret().map(secret -> new WeChatApp(id, secret)))
                .orElse(null);
    }

    /** @throws ProblemException {@code wechat-not-configured} */
    public WeChatApp requireMiniProgram() {
        return require(miniProgram);
    }

    /** @throws ProblemException {@code wechat-not-configured} */
    public WeChatApp requireServiceAccount() {
        return require(serviceAccount);
    }

    /** Whether this is the mini-program's AppID. */
    public boolean isMiniProgram(String appId) {
        return miniProgram != null && miniProgram.appId().equals(appId);
    }

    private static WeChatApp require(WeChatApp app) {
        if (app == null) {
            throw ProblemException.of(WeChatProblem.WECHAT_NOT_CONFIGURED);
        }
        return app;
    }
}
