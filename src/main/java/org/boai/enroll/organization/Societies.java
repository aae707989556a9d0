package org.boai.enroll.organization;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Societies as the operator names them: by region. The first of an installation, the province's, is founded here. */
@ApplicationScoped
public class Societies {
    private static final long LOCK = 0x726f_6f74L;
    private static final String ALONE = "SELECT pg_advisory_xact_lock($1)::text";

    private static final String FIND =
            """
            SELECT o.id FROM organizations o JOIN regions r ON r.id = o.location_region_id
            WHERE o.kind = r.level AND CASE WHEN $1::text IS NULL THEN o.kind = 'PROVINCE' ELSE r.code = $1 END""";

    private static final String FOUND =
            """
            INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id)
            SELECT $1, r.name || '红十字会', 'PROVINCE', 'ACTIVE', NULL, '{}', r.id FROM regions r
            WHERE r.code = $2 AND r.level = 'PROVINCE' AND r.valid_to IS NULL
              AND NOT EXISTS (SELECT 1 FROM organizations)
            RETURNING id""";

    private static final String COVER =
            """
            INSERT INTO organization_coverages (organization_id, region_id, valid_from)
            SELECT id, location_region_id, current_date FROM organizations WHERE id = $1""";

    /** Where this program comes from; another province is named. */
    private static final String ZHEJIANG = "33";

    private final AuditLog audit;
    private final Work work;

    Societies(AuditLog audit, Work work) {
        this.audit = audit;
        this.work = work;
    }

    /**
     * The society of a region; founds the province's when there is no organization at all.
     *
     * @param code of the region, or null for the province
     * @throws ProblemException {@code organization-unknown}
     */
    public Uni<UUID> require(String code) {
        return work.in(Scope.SYSTEM, () -> Statements.row(ALONE, LOCK)
                .chain(() -> Statements.row(FIND, code))
                .chain(found -> found == null
                        ? found(code == null ? ZHEJIANG : code)
                        : Uni.createFrom().item((UUID) found[0])));
    }

    private Uni<UUID> found(String code) {
        return Statements.row(FOUND, Ids.next(), code)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(row -> (UUID) row[0])
                .call(id -> Statements.update(COVER, id))
                .invoke(id ->
                        audit.record(Actor.SYSTEM, AuditEvent.of("organization-created", "organization", id, id)));
    }
}
