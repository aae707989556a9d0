package org.boai.enroll.security;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes refresh tokens away that have expired: nothing is learned from them any more. */
@ApplicationScoped
class ExpiredTokens {
    private static final String SWEEP =
            """
            DELETE FROM refresh_tokens WHERE token_hash IN (
                SELECT token_hash FROM refresh_tokens WHERE expires_at < now() LIMIT 10000)""";

    private final Work work;

    ExpiredTokens(Work work) {
        this.work = work;
    }

    @Scheduled(every = "10m", delayed = "1m")
    Uni<Void> sweep() {
        return work.onPool(Scope.SYSTEM, connection -> connection.query(SWEEP).execute())
                .replaceWithVoid();
    }
}
