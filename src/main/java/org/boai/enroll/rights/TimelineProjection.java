package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;

/**
 * What happened with one person, newest first; in the session at hand, under the system's scope, since who acknowledged
 * a notice lies outside the person's own. Each part asks for this person's key.
 */
@ApplicationScoped
class TimelineProjection {
    private static final String EVENTS =
            """
            SELECT at, what, about, reason FROM (
            SELECT p.submitted_at AS at, 'APPLIED' AS what, o.name AS about, NULL AS reason
            FROM applications p JOIN organizations o ON o.id = p.organization_id WHERE p.person_key = $1
            UNION ALL
            SELECT n.acknowledged_at, 'ACKNOWLEDGED', f.name, NULL
            FROM applications p JOIN notices n ON n.subject_id = p.id AND n.kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW')
            JOIN organizations f ON f.id = n.acknowledged_for WHERE p.person_key = $1
            UNION ALL
            SELECT r.returned_at, 'RETURNED', o.name, r.reason
            FROM applications p JOIN application_returns r ON r.application_id = p.id
            JOIN organizations o ON o.id = r.organization_id WHERE p.person_key = $1
            UNION ALL
            SELECT r.answered_at, 'REPLIED', NULL, NULL
            FROM applications p JOIN application_returns r ON r.application_id = p.id
            WHERE p.person_key = $1 AND r.answered_at IS NOT NULL
            UNION ALL
            SELECT r.redirected_at, 'REDIRECTED', o.name, r.reason
            FROM applications p JOIN application_redirections r ON r.application_id = p.id
            JOIN organizations o ON o.id = r.to_organization_id WHERE p.person_key = $1
            UNION ALL
            SELECT a.appealed_at, 'APPEALED', o.name, NULL
            FROM applications p JOIN application_appeals a ON a.application_id = p.id
            JOIN organizations o ON o.id = a.organization_id WHERE p.person_key = $1
            UNION ALL
            SELECT a.decided_at, 'APPEAL_' || a.state, o.name, a.answer
            FROM applications p JOIN application_appeals a ON a.application_id = p.id
            JOIN organizations o ON o.id = a.organization_id WHERE p.person_key = $1 AND a.decided_at IS NOT NULL
            UNION ALL
            SELECT p.decided_at, p.status, o.name, CASE WHEN p.status = 'REFUSED' THEN p.decision_reason END
            FROM applications p JOIN organizations o ON o.id = p.organization_id
            WHERE p.person_key = $1 AND p.decided_at IS NOT NULL
            UNION ALL
            SELECT m.ended_on::timestamp AT TIME ZONE 'Asia/Shanghai', m.status, o.name, NULL
            FROM members m JOIN organizations o ON o.id = m.organization_id
            WHERE m.description_key = $1 AND m.ended_on IS NOT NULL
            UNION ALL
            SELECT c.given_at, 'CONSENTED', c.purpose, NULL
            FROM consents c JOIN applications p ON p.id = c.subject_id WHERE p.person_key = $1
            UNION ALL
            SELECT c.ended_at, 'CONSENT_ENDED', c.purpose, NULL
            FROM consents c JOIN applications p ON p.id = c.subject_id
            WHERE p.person_key = $1 AND c.ended_by = 'WITHDRAWN'
            UNION ALL
            SELECT q.asked_at, 'ASKED', q.kind, NULL FROM rights_requests q WHERE q.person_key = $1
            UNION ALL
            SELECT q.answered_at, 'ANSWERED', q.kind, q.answer FROM rights_requests q
            WHERE q.person_key = $1 AND q.answered_at IS NOT NULL
            ) e
            -- of an end the day is known: it came after what else there was on it
            ORDER BY CASE WHEN what IN ('LEFT', 'REMOVED', 'DECEASED') THEN at + interval '1 day' ELSE at END DESC, what
            LIMIT 200""";

    Uni<List<TimelineEvent>> of(byte[] personKey) {
        return Statements.rows(EVENTS, (Object) personKey)
                .map(rows -> rows.stream().map(TimelineProjection::event).toList());
    }

    private static TimelineEvent event(Object[] row) {
        return new TimelineEvent(
                ((OffsetDateTime) row[0]).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime(),
                (String) row[1],
                (String) row[2],
                (String) row[3]);
    }
}
