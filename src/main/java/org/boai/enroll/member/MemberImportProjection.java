package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;

/** Imports themselves, in the session at hand. */
@ApplicationScoped
class MemberImportProjection {
    private static final String WITHIN =
            "SELECT 1 FROM organizations WHERE id = $1 AND ancestors @> ARRAY[cast($2 AS uuid)]";

    private static final String CREATE =
            """
            INSERT INTO member_imports (id, organization_id, basis, state, fingerprint, created_by, created_at)
            VALUES ($1, $2, $3, 'OPEN', $4, $5, $6)""";

    private static final String OF_FILE =
            """
            SELECT id FROM member_imports WHERE organization_id = $1 AND fingerprint = $2 AND state <> 'UNDONE'""";

    private static final String HEAD =
            "SELECT i.id, i.organization_id, i.state, i.skip_bad, i.created_by FROM member_imports i ";

    /** Nobody changes the state while a batch of it is at work; batches themselves go on side by side. */
    private static final String SHARED = HEAD + "WHERE i.id = $1 FOR SHARE";

    private static final String LOCKED = HEAD
            + """
            JOIN organizations o ON o.id = i.organization_id
            WHERE i.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)] FOR UPDATE OF i""";

    private static final String MOVE =
            """
            UPDATE member_imports SET state = cast($2 AS varchar), skip_bad = $3,
                finished_at = CASE WHEN cast($2 AS varchar) IN ('DONE', 'UNDONE') THEN coalesce(finished_at, $4) END
            WHERE id = $1""";

    private static final String AT_WORK =
            "SELECT id FROM member_imports WHERE state IN ('CHECKING', 'RUNNING', 'UNDOING') ORDER BY id";

    private static final String VIEWS =
            """
            SELECT i.id, i.organization_id, o.name, i.basis, i.state, i.skip_bad, i.created_at, i.finished_at,
                c.rows, c.good, c.bad, c.done, c.waiting
            FROM member_imports i JOIN organizations o ON o.id = i.organization_id
            CROSS JOIN LATERAL (SELECT count(*) AS rows, count(*) FILTER (WHERE r.state = 'GOOD') AS good,
                count(*) FILTER (WHERE r.state = 'BAD') AS bad, count(*) FILTER (WHERE r.state = 'DONE') AS done,
                count(*) FILTER (WHERE r.state = 'WAITING') AS waiting
                FROM member_import_rows r WHERE r.import_id = i.id) c
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)]\s""";

    private static final String VIEW = VIEWS + "AND i.id = $2";

    private static final String LIST =
            VIEWS + "AND (cast($2 AS uuid) IS NULL OR i.id < cast($2 AS uuid)) ORDER BY i.id DESC LIMIT $3";

    private static final String FINDINGS =
            """
            SELECT r.part, r.line, r.findings FROM member_import_rows r
            WHERE r.import_id = $1 AND r.state = 'BAD' AND (r.part, r.line) > ($2, $3)
            ORDER BY r.part, r.line LIMIT $4""";

    private static final String UNDO = "SELECT member_import_undo($1, $2)";

    private static final String FORGET_ROWS =
            "DELETE FROM member_import_rows WHERE import_id = $1 AND state IN ('WAITING', 'GOOD')";

    /** @param by null for the operator's command */
    record Head(UUID id, UUID organization, MemberImportState state, boolean skipBad, UUID by) {}

    /** @throws ProblemException {@code organization-unknown} */
    Uni<Void> requireWithin(UUID organization, Caller caller) {
        return Statements.row(WITHIN, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .replaceWithVoid();
    }

    Uni<UUID> root() {
        return Statements.row("SELECT id FROM organizations WHERE parent_id IS NULL")
                .map(row -> (UUID) row[0]);
    }

    Uni<Void> create(Head head, String basis, byte[] fingerprint, Instant now) {
        return Statements.update(CREATE, head.id(), head.organization(), basis, fingerprint, head.by(), now)
                .replaceWithVoid();
    }

    /** @return null when this file has not been given before */
    Uni<UUID> ofFile(UUID organization, byte[] fingerprint) {
        return Statements.row(OF_FILE, organization, fingerprint).map(row -> row == null ? null : (UUID) row[0]);
    }

    Uni<Head> shared(UUID id) {
        return Statements.row(SHARED, id).map(MemberImportProjection::head);
    }

    /** @throws ProblemException {@code import-unknown}, also outside the subtree */
    Uni<Head> requireLocked(UUID id, UUID subtree) {
        return Statements.row(LOCKED, id, subtree)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(RegisterProblem.IMPORT_UNKNOWN))
                .map(MemberImportProjection::head);
    }

    private static Head head(Object[] row) {
        return new Head(
                (UUID) row[0], (UUID) row[1], MemberImportState.valueOf((String) row[2]), (Boolean) row[3], (UUID)
                        row[4]);
    }

    Uni<Void> move(Head head, MemberImportState to, boolean skipBad, Instant now) {
        return Statements.update(MOVE, head.id(), to, skipBad, now).replaceWithVoid();
    }

    /** @return null when there is nothing to do */
    Uni<List<UUID>> atWork() {
        return Statements.rows(AT_WORK)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    /** @throws ProblemException {@code import-unknown}, also outside the subtree */
    Uni<MemberImportView> require(UUID id, UUID subtree) {
        return Statements.row(VIEW, subtree, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(RegisterProblem.IMPORT_UNKNOWN))
                .map(MemberImportProjection::view);
    }

    Uni<List<MemberImportView>> list(UUID after, int size, Caller caller) {
        return Statements.rows(LIST, caller.organizationId(), after, size)
                .map(rows -> rows.stream().map(MemberImportProjection::view).toList());
    }

    private static MemberImportView view(Object[] row) {
        return new MemberImportView(
                (UUID) row[0],
                new MemberImportView.Organization((UUID) row[1], (String) row[2]),
                (String) row[3],
                MemberImportState.valueOf((String) row[4]),
                (Boolean) row[5],
                new MemberImportView.Rows((Long) row[8], (Long) row[12], (Long) row[9], (Long) row[10], (Long) row[11]),
                here(row[6]),
                here(row[7]));
    }

    private static OffsetDateTime here(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }

    /** Bad rows in the order of the list: part, line, findings. */
    Uni<List<Object[]>> findings(UUID id, int part, int line, int size) {
        return Statements.rows(FINDINGS, id, part, line, size);
    }

    /** @return members that were taken back */
    Uni<List<UUID>> undo(UUID id, int most) {
        return Statements.row(UNDO, id, most).map(row -> row[0] == null ? List.of() : List.of((UUID[]) row[0]));
    }

    Uni<Integer> forgetRows(UUID id) {
        return Statements.update(FORGET_ROWS, id);
    }
}
