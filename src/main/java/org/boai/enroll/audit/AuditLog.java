package org.boai.enroll.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;

/** Appends to the record, in the unit of work of the caller: an act without its entry cannot commit. */
@ApplicationScoped
public class AuditLog {
    private static final String APPEND =
            """
            INSERT INTO audit_entries (id, at, actor_kind, actor_id, action, object_type, object_id, organization_id, fields)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private final Clock clock;

    AuditLog(Clock clock) {
        this.clock = clock;
    }

    public void record(Actor actor, AuditEvent event) {
        UnitOfWork.later(Write.of(
                APPEND,
                Ids.next(),
                clock.instant(),
                actor.sort(),
                actor.id(),
                event.action(),
                event.objectType(),
                event.objectId(),
                event.organizationId(),
                String.join(",", event.fields())));
    }
}
