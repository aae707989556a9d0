package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.security.Caller;

/** Reads and writes appeals, in the session at hand. */
@ApplicationScoped
class AppealRows {
    /** Above whoever refused; above the root nobody stands, and somebody else there decides. */
    private static final String ABOVE = "SELECT coalesce(o.parent_id, o.id) FROM organizations o WHERE o.id = $1";

    private static final String ADD =
            """
            INSERT INTO application_appeals (application_id, organization_id, refused_by, refused_at, refusal, words, appealed_at,
                state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 'OPEN') ON CONFLICT (application_id) DO NOTHING""";

    private static final String FIND =
            "SELECT organization_id, refused_by, state FROM application_appeals WHERE application_id = $1 FOR UPDATE";

    private static final String DECIDED =
            """
            UPDATE application_appeals SET state = $2, decided_at = $3, decided_by = $4, answer = $5
            WHERE application_id = $1""";

    private static final String CLOSE =
            "UPDATE application_appeals SET state = 'CLOSED', decided_at = $2 WHERE application_id = ANY ($1) AND state = 'OPEN'";

    /** An appeal that is there. */
    record Appeal(UUID organization, UUID refusedBy, AppealState state) {}

    Uni<UUID> above(UUID organization) {
        return Statements.row(ABOVE, organization).map(row -> (UUID) row[0]);
    }

    /** @return whether there was none before */
    Uni<Boolean> add(Application application, UUID above, byte[] words, Instant now) {
        return Statements.update(
                        ADD,
                        application.id,
                        above,
                        application.decidedBy,
                        application.decidedAt,
                        application.decisionReason,
                        words,
                        now)
                .map(added -> added == 1);
    }

    /** Locked; null without one. */
    Uni<Appeal> find(UUID application) {
        return Statements.row(FIND, application)
                .map(row -> row == null
                        ? null
                        : new Appeal((UUID) row[0], (UUID) row[1], AppealState.valueOf((String) row[2])));
    }

    Uni<Void> decided(UUID application, DecideAppeal decision, Caller caller, Instant now) {
        return Statements.update(DECIDED, application, decision.state(), now, caller.accountId(), decision.reason())
                .replaceWithVoid();
    }

    /** There is nothing to decide any more. */
    Uni<Void> close(UUID[] applications, Instant now) {
        return Statements.update(CLOSE, applications, now).replaceWithVoid();
    }
}
