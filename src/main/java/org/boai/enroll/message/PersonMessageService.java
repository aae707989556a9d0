package org.boai.enroll.message;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** What persons of one's subtree were told, and what could not be told; looked after by whoever administers. */
@ApplicationScoped
public class PersonMessageService {
    private static final String VIEW =
            """
            SELECT m.id, m.kind, m.subject_id, m.organization_id, m.state, m.attempts, m.reason, m.created_at
            FROM person_messages m JOIN organizations o ON o.id = m.organization_id
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)]
            """;

    private static final String LIST =
            VIEW + "AND m.state = $2 AND (cast($3 AS uuid) IS NULL OR m.id > $3) ORDER BY m.id LIMIT $4";

    private static final String ONE = VIEW + "AND m.id = $2 FOR UPDATE OF m";

    private static final String REDRIVE =
            """
            UPDATE person_messages SET state = 'WAITING', attempts = 0, due_at = clock_timestamp(), reason = NULL, done_at = NULL
            WHERE id = $1 AND state = 'DEAD' AND phone IS NOT NULL""";

    private final AuditLog audit;
    private final Work work;

    PersonMessageService(AuditLog audit, Work work) {
        this.audit = audit;
        this.work = work;
    }

    /** Oldest first. @param after null for the beginning */
    public Uni<Page<PersonMessageView>> list(MessageState state, UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> Statements.rows(LIST, caller.organizationId(), state, after, limit + 1)
                .map(rows -> rows.stream().map(PersonMessageService::view).toList())
                .map(rows -> Page.of(rows, limit, view -> view.id().toString())));
    }

    /**
     * Has a message that was given up tried again from the beginning.
     *
     * @throws ProblemException {@code message-unknown}, also outside the caller's subtree; {@code message-not-dead}
     */
    public Uni<PersonMessageView> redrive(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> require(id, caller)
                .chain(before -> Statements.update(REDRIVE, id)
                        .invoke(changed -> {
                            if (changed == 0) {
                                throw ProblemException.of(MessageProblem.MESSAGE_NOT_DEAD);
                            }
                        })
                        .invoke(() -> audit.record(
                                caller.actor(),
                                AuditEvent.of(
                                        "person-message-redriven", "person-message", id, before.organizationId()))))
                .chain(() -> require(id, caller)));
    }

    private static Uni<PersonMessageView> require(UUID id, Caller caller) {
        return Statements.row(ONE, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MessageProblem.MESSAGE_UNKNOWN))
                .map(PersonMessageService::view);
    }

    private static PersonMessageView view(Object[] row) {
        return new PersonMessageView(
                (UUID) row[0],
                PersonMessageKind.valueOf((String) row[1]),
                (UUID) row[2],
                (UUID) row[3],
                MessageState.valueOf((String) row[4]),
                (Integer) row[5],
                (String) row[6],
                ((OffsetDateTime) row[7]).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime());
    }
}
