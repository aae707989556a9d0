package org.boai.enroll.auditor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Reads acts that concern an auditor's subtree; those that concern no organization only at the root. */
@ApplicationScoped
class AuditProjection {
    private static final String LIST = "SELECT " + AuditEntry.COLUMNS
            + """
            , username_of(e.actor_id) AS username, o.name AS organization_name, c.position
            FROM audit_entries e LEFT JOIN organizations o ON o.id = e.organization_id
            LEFT JOIN audit_chain c ON c.audit_id = e.id
            WHERE ($1 OR o.ancestors @> ARRAY[$2::uuid]) AND ($3::text IS NULL OR e.action = $3)
              AND ($4::text IS NULL OR e.object_id = $4) AND ($5::uuid IS NULL OR e.id < $5)
            ORDER BY e.id DESC LIMIT $6""";

    private final Work work;

    AuditProjection(Work work) {
        this.work = work;
    }

    /** Newest first, one more than the limit. */
    Uni<List<AuditEntryView>> list(AuditFilter filter, Caller caller) {
        return work.onPool(caller.scope(), connection -> connection
                .preparedQuery(LIST)
                .execute(Tuple.of(
                        caller.root(),
                        caller.organizationId(),
                        filter.action(),
                        filter.object(),
                        filter.after(),
                        filter.limitOrDefault() + 1))
                .map(rows -> rows.stream().map(AuditProjection::view).toList()));
    }

    private static AuditEntryView view(Row row) {
        UUID organization = row.getUUID("organization_id");
        String fields = row.getString("fields");
        return new AuditEntryView(
                row.getUUID("id"),
                row.getOffsetDateTime("at").atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime(),
                row.getString("actor_kind"),
                row.getString("username"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                organization == null
                        ? null
                        : new AuditEntryView.Organization(organization, row.getString("organization_name")),
                fields.isEmpty() ? List.of() : Arrays.asList(fields.split(",")),
                row.getLong("position"));
    }
}
