package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Scope;

/** Reads what happened with one application, in the session at hand, under the system's scope. */
@ApplicationScoped
class ProgressProjection {
    /** So long after a refusal the organization above can be asked. */
    static final Duration APPEAL_WITHIN = Duration.ofDays(30);

    private static final String EVENTS =
            """
            SELECT at, what, about, reason FROM (
            SELECT p.submitted_at AS at, 'RECEIVED' AS what,
                coalesce((SELECT f.name FROM application_redirections r JOIN organizations f ON f.id = r.from_organization_id
                    WHERE r.application_id = p.id ORDER BY r.id LIMIT 1), o.name) AS about, NULL AS reason
            FROM applications p JOIN organizations o ON o.id = p.organization_id WHERE p.id = $1
            UNION ALL
            SELECT n.acknowledged_at, 'ACKNOWLEDGED', f.name, NULL FROM notices n
            JOIN organizations f ON f.id = n.acknowledged_for
            WHERE n.subject_id = $1 AND n.kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW')
            UNION ALL
            SELECT r.returned_at, 'RETURNED', o.name, r.reason FROM application_returns r
            JOIN organizations o ON o.id = r.organization_id WHERE r.application_id = $1
            UNION ALL
            SELECT r.answered_at, 'ANSWERED', NULL, NULL FROM application_returns r
            WHERE r.application_id = $1 AND r.answered_at IS NOT NULL
            UNION ALL
            SELECT r.redirected_at, 'REDIRECTED', o.name, r.reason FROM application_redirections r
            JOIN organizations o ON o.id = r.to_organization_id WHERE r.application_id = $1
            UNION ALL
            SELECT a.refused_at, 'REFUSED', NULL, a.refusal FROM application_appeals a
            JOIN applications p ON p.id = a.application_id WHERE a.application_id = $1 AND p.status <> 'REFUSED'
            UNION ALL
            SELECT a.appealed_at, 'APPEALED', o.name, NULL FROM application_appeals a
            JOIN organizations o ON o.id = a.organization_id WHERE a.application_id = $1
            UNION ALL
            SELECT a.decided_at, 'APPEAL_' || a.state, o.name, a.answer FROM application_appeals a
            JOIN organizations o ON o.id = a.organization_id WHERE a.application_id = $1 AND a.decided_at IS NOT NULL
            UNION ALL
            SELECT p.decided_at, p.status, coalesce(f.name, o.name), CASE WHEN p.status = 'REFUSED' THEN p.decision_reason
                WHEN p.merged_into IS NOT NULL THEN '与您已有的申请或会员登记合并，无需再办' END
            FROM applications p JOIN organizations o ON o.id = p.organization_id
            LEFT JOIN organizations f ON f.id = p.decided_for WHERE p.id = $1 AND p.decided_at IS NOT NULL
            ) e ORDER BY at LIMIT 200""";

    private static final String ASKED =
            """
            SELECT r.asked, r.reason, r.returned_at, NOT EXISTS (SELECT 1 FROM consents c
                WHERE c.subject_id = r.application_id AND c.purpose = 'GUARDIAN' AND c.ended_at IS NULL)
            FROM application_returns r
            WHERE r.application_id = $1 AND r.answered_at IS NULL AND r.ended_at IS NULL""";

    private static final String APPEALED = "SELECT 1 FROM application_appeals WHERE application_id = $1";

    private final StatusProjection statuses;

    ProgressProjection(StatusProjection statuses) {
        this.statuses = statuses;
    }

    Uni<ProgressView> view(Application row, Instant now) {
        return Statements.rows(EVENTS, row.id).chain(events -> Statements.row(ASKED, row.id)
                .chain(asked -> Statements.row(APPEALED, row.id).chain(appealed -> statuses.view(row, Scope.SYSTEM)
                        .map(status -> new ProgressView(
                                row.receipt,
                                row.status,
                                status.organization(),
                                events.stream()
                                        .map(ProgressProjection::happened)
                                        .toList(),
                                asked == null ? null : asked(asked),
                                row.status == ApplicationStatus.REFUSED ? row.decisionReason : null,
                                appealed == null ? appealUntil(row, now) : null,
                                row.status.open() ? status.next() : null)))));
    }

    static OffsetDateTime appealUntil(Application row, Instant now) {
        if (row.status != ApplicationStatus.REFUSED
                || row.decidedAt.plus(APPEAL_WITHIN).isBefore(now)) {
            return null;
        }
        return row.decidedAt.plus(APPEAL_WITHIN).atZone(SystemClock.ZONE).toOffsetDateTime();
    }

    private static ProgressView.Happened happened(Object[] row) {
        return new ProgressView.Happened(
                CaseFiles.local(row[0]), ProgressView.Event.valueOf((String) row[1]), (String) row[2], (String) row[3]);
    }

    private static ProgressView.Asked asked(Object[] row) {
        return new ProgressView.Asked(
                AskedItem.of((String) row[0]), (String) row[1], CaseFiles.local(row[2]), (Boolean) row[3]);
    }
}
