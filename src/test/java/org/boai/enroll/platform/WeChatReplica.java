package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.platform.WeChatTokenRows.Key;
import org.boai.enroll.platform.WeChatTokenRows.Kind;
import org.boai.enroll.platform.WeChatTokenRows.Lease;

/** What another replica on the same database would hold and do. */
@ApplicationScoped
public class WeChatReplica {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int EXPIRED = 42001;

    private final WeChatCalls calls;
    private final WeChatTokenRows rows;
    private final WeChatApps apps;
    private final Clock clock;

    WeChatReplica(WeChatCalls calls, WeChatTokenRows rows, WeChatApps apps, Clock clock) {
        this.calls = calls;
        this.rows = rows;
        this.apps = apps;
        this.clock = clock;
    }

    /** With nothing in its memory. */
    public WeChatTokens start() {
        return new WeChatTokens(calls, rows, clock);
    }

    public String token(WeChatTokens replica) {
        return replica.with(apps.requireMiniProgram(), token -> Uni.createFrom().item(token))
                .await()
                .atMost(LIMIT);
    }

    /** The token of a call that is made anew when this one is refused. */
    public String tokenOtherThan(String refused, WeChatTokens replica) {
        return replica.with(
                        apps.requireMiniProgram(),
                        token -> token.equals(refused)
                                ? Uni.createFrom().<String>failure(WeChatFailure.of(EXPIRED))
                                : Uni.createFrom().item(token))
                .await()
                .atMost(LIMIT);
    }

    /** Whether somebody who was refused this token may fetch another. */
    public boolean mayFetch(String refused) {
        Lease lease = rows.lease(key(), refused, Duration.ofSeconds(1)).await().atMost(LIMIT);
        if (lease != null) {
            rows.release(lease).await().atMost(LIMIT);
        }
        return lease != null;
    }

    /** What one writes whose lease went to somebody else long ago. */
    public boolean storesLate(UUID row, UUID holder) {
        var late = WeChatToken.lent("access-of-the-dead", Duration.ofHours(2), clock.instant());
        return rows.store(new Lease(row, holder), late).await().atMost(LIMIT);
    }

    private Key key() {
        return new Key(Kind.ACCESS, apps.requireMiniProgram().appId());
    }
}
