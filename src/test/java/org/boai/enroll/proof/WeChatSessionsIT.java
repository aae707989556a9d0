package org.boai.enroll.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.boai.enroll.platform.WeChatUser;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class WeChatSessionsIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    WeChatSessions sessions;

    @Test
    void whatHasEndedIsSweptAndNothingElse() {
        open("ended");
        Database.change("UPDATE wechat_sessions SET expires_at = now() - interval '1 second'");
        String good = open("good");
        sessions.sweep().await().atMost(LIMIT);
        assertThat(Database.count("SELECT count(*) FROM wechat_sessions")).isOne();
        assertThat(sessions.openidIndexOf(good).await().atMost(LIMIT)).hasSize(32);
    }

    private String open(String openid) {
        return sessions.open(new WeChatUser("wx", openid)).await().atMost(LIMIT).weChatSession();
    }
}
