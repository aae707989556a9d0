package org.boai.enroll.account;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Facts;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Closes accounts whose last moment has passed. They cannot act from that moment on; closing them tells the replicas
 * that keep in memory who can.
 */
@ApplicationScoped
class AccountEnds {
    private static final Logger LOG = Logger.getLogger(AccountEnds.class);

    private static final String CLOSE =
            """
            UPDATE accounts SET disabled_at = valid_until, token_version = token_version + 1, version = version + 1
            WHERE disabled_at IS NULL AND valid_until <= now() RETURNING id, organization_id""";

    private final AuditLog audit;
    private final Work work;
    private final Facts facts;

    AccountEnds(AuditLog audit, Work work, Facts facts) {
        this.audit = audit;
        this.work = work;
        this.facts = facts;
    }

    @Scheduled(every = "${boai.accounts.ended-every:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> close() {
        return work.in(Scope.SYSTEM, () -> Statements.rows(CLOSE).invoke(this::record))
                .chain(closed -> closed.isEmpty() ? Uni.createFrom().voidItem() : facts.refresh())
                // they cannot act meanwhile; the next round closes them
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "accounts are closed later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    private void record(List<Object[]> closed) {
        closed.forEach(
                row -> audit.record(Actor.SYSTEM, AuditEvent.of("account-ended", "account", row[0], (UUID) row[1])));
    }
}
