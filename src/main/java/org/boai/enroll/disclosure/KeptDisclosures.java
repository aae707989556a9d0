package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.privacy.KeptReasons;

/** Disclosures that other features have given, beside our own: said to the person, forgotten in their time. */
@ApplicationScoped
class KeptDisclosures implements KeptReasons {
    private static final String KEEP =
            """
            INSERT INTO disclosures (id, subject_kind, subject_id, organization_id, fields, reason, state, asked_by, asked_at)
            VALUES ($1, $2, $3, $4, $5, $6, 'GIVEN', $7, $8)""";

    private final AuditLog audit;
    private final Clock clock;

    KeptDisclosures(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void keep(Shown shown, String reason, Actor by) {
        audit.record(
                by,
                new AuditEvent(
                        "fields-disclosed",
                        shown.kind().objectType(),
                        shown.row().toString(),
                        shown.organization(),
                        shown.fields()));
        UnitOfWork.later(Write.of(
                KEEP,
                Ids.next(),
                shown.kind(),
                shown.row(),
                shown.organization(),
                String.join(",", shown.fields()),
                reason,
                by.id(),
                clock.instant()));
    }

    @Override
    public Uni<Void> forget(List<UUID> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : Statements.update(DisclosureRecords.ERASE, (Object) rows.toArray(UUID[]::new))
                        .replaceWithVoid();
    }
}
