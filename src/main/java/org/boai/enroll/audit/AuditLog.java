package org.boai.enroll.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

    private static final String APPEND_ALL =
            """
            INSERT INTO audit_entries (id, at, actor_kind, actor_id, action, object_type, object_id, organization_id, fields)
            SELECT t.id, $2, $3, $4, t.action, t.object_type, t.object_id, t.organization, t.fields
            FROM unnest($1::uuid[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[])
                AS t (id, action, object_type, object_id, organization, fields)""";

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

    /** Many acts of one request, each with its own entry. */
    public void recordAll(Actor actor, List<AuditEvent> events) {
        UnitOfWork.later(Write.of(
                APPEND_ALL,
                events.stream().map(event -> Ids.next()).toArray(UUID[]::new),
                clock.instant(),
                actor.sort(),
                actor.id(),
                texts(events, AuditEvent::action),
                texts(events, AuditEvent::objectType),
                texts(events, AuditEvent::objectId),
                events.stream().map(AuditEvent::organizationId).toArray(UUID[]::new),
                texts(events, event -> String.join(",", event.fields()))));
    }

    private static String[] texts(List<AuditEvent> events, Function<AuditEvent, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }
}
