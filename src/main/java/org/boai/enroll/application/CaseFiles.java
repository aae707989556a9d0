package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.boai.enroll.code.Invitations;
import org.boai.enroll.code.UsedInvitation;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;

/** Shows applications with how they came to where they lie, in the session at hand. */
@ApplicationScoped
class CaseFiles {
    private static final String RETURNS =
            """
            SELECT DISTINCT ON (r.application_id) r.application_id, r.asked, r.reason, r.returned_at, r.answered_at,
                r.words IS NOT NULL, r.routed_to, r.answered_at IS NULL AND r.ended_at IS NULL
            FROM application_returns r WHERE r.application_id = ANY ($1) ORDER BY r.application_id, r.id DESC""";

    private static final String REDIRECTIONS =
            """
            SELECT r.application_id, f.id, f.name, t.id AS to_id, t.name AS to_name, r.assigned, r.reason, r.redirected_at
            FROM application_redirections r JOIN organizations f ON f.id = r.from_organization_id
            JOIN organizations t ON t.id = r.to_organization_id
            WHERE r.application_id = ANY ($1) ORDER BY r.id""";

    private static final String APPEALS =
            """
            SELECT a.application_id, o.id, o.name, a.state, a.refusal, a.appealed_at, a.decided_at, a.answer
            FROM application_appeals a JOIN organizations o ON o.id = a.organization_id
            WHERE a.application_id = ANY ($1)""";

    private static final String FIRST_APPROVALS =
            """
            SELECT id, first_approved_at, username_of(first_approved_by) FROM applications
            WHERE id = ANY ($1) AND first_approved_at IS NOT NULL""";

    private final SealedApplications sealed;
    private final Invitations invitations;

    CaseFiles(SealedApplications sealed, Invitations invitations) {
        this.sealed = sealed;
        this.invitations = invitations;
    }

    /** What was changed in the session is written first. */
    Uni<ApplicationView> view(Application row) {
        return Panache.flush().chain(() -> views(List.of(row))).map(views -> views.get(0));
    }

    Uni<List<ApplicationView>> views(List<Application> rows) {
        UUID[] ids = rows.stream().map(row -> row.id).toArray(UUID[]::new);
        return Statements.rows(RETURNS, (Object) ids)
                .map(found -> first(found, CaseFiles::returned))
                .chain(returned -> Statements.rows(REDIRECTIONS, (Object) ids)
                        .map(found -> grouped(found))
                        .chain(moves -> Statements.rows(FIRST_APPROVALS, (Object) ids)
                                .map(found -> first(found, CaseFiles::firstApproval))
                                .chain(firsts -> Statements.rows(APPEALS, (Object) ids)
                                        .map(found -> first(found, CaseFiles::appeal))
                                        .chain(appeals -> invited(ids).map(invited -> rows.stream()
                                                .map(row -> ApplicationView.of(
                                                        row,
                                                        sealed.open(row),
                                                        new CaseFile(
                                                                returned.get(row.id),
                                                                moves.getOrDefault(row.id, List.of()),
                                                                firsts.get(row.id),
                                                                appeals.get(row.id),
                                                                invited.get(row.id))))
                                                .toList())))));
    }

    private Uni<Map<UUID, CaseFile.CameByInvitation>> invited(UUID... ids) {
        return invitations.usedFor(ids).map(used -> used.stream()
                .collect(Collectors.toMap(
                        UsedInvitation::applicationId,
                        one -> new CaseFile.CameByInvitation(one.occasion(), one.proof()))));
    }

    private static <T> Map<UUID, T> first(List<Object[]> rows, Function<Object[], T> read) {
        return rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], read));
    }

    private static Map<UUID, List<CaseFile.Redirection>> grouped(List<Object[]> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], Collectors.mapping(CaseFiles::redirection, Collectors.toList())));
    }

    private static CaseFile.Returned returned(Object[] row) {
        return new CaseFile.Returned(
                AskedItem.of((String) row[1]),
                (String) row[2],
                local(row[3]),
                local(row[4]),
                (Boolean) row[5],
                (UUID) row[6],
                (Boolean) row[7]);
    }

    private static CaseFile.Redirection redirection(Object[] row) {
        return new CaseFile.Redirection(
                (UUID) row[1],
                (String) row[2],
                (UUID) row[3],
                (String) row[4],
                (Boolean) row[5],
                (String) row[6],
                local(row[7]));
    }

    private static CaseFile.FirstApproval firstApproval(Object[] row) {
        return new CaseFile.FirstApproval(local(row[1]), (String) row[2]);
    }

    private static CaseFile.Appeal appeal(Object[] row) {
        return new CaseFile.Appeal(
                (UUID) row[1],
                (String) row[2],
                AppealState.valueOf((String) row[3]),
                (String) row[4],
                local(row[5]),
                local(row[6]),
                (String) row[7]);
    }

    static OffsetDateTime local(Object moment) {
        if (moment == null) {
            return null;
        }
        var instant = moment instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) moment;
        return instant.atZone(SystemClock.ZONE).toOffsetDateTime();
    }
}
