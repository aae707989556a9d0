package org.boai.enroll.auditor;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** An entry as the database holds it. */
record AuditEntry(
        UUID id,
        OffsetDateTime at,
        String actorKind,
        UUID actorId,
        String action,
        String objectType,
        String objectId,
        UUID organizationId,
        String fields) {
    static final String COLUMNS =
            "e.id, e.at, e.actor_kind, e.actor_id, e.action, e.object_type, e.object_id, e.organization_id, e.fields";

    /** @return null when the row has no entry */
    static AuditEntry of(Row row) {
        if (row.getUUID("id") == null) {
            return null;
        }
        return new AuditEntry(
                row.getUUID("id"),
                row.getOffsetDateTime("at"),
                row.getString("actor_kind"),
                row.getUUID("actor_id"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getUUID("organization_id"),
                row.getString("fields"));
    }

    /** Microseconds since 1970, as PostgreSQL keeps them: the same on every machine and in every time zone. */
    long micros() {
        return ChronoUnit.MICROS.between(OffsetDateTime.parse("1970-01-01T00:00:00Z"), at);
    }
}
