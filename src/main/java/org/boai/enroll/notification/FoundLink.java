package org.boai.enroll.notification;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;

/**
 * What a token stands for, as its row says.
 *
 * @param notice null when the link no longer leads to one: the endpoint was taken away, or the audience has not got the
 *               organization
 */
record FoundLink(UUID id, UUID organization, boolean used, boolean expired, LinkedNotice notice) {
    /** {@code $1} is the hash of the token; in the scope of the link, which shows no more than this. */
    static final String FIND =
            """
            SELECT l.id, l.organization_id, l.used_at IS NOT NULL, l.expires_at <= now(), n.id, n.kind,
                t.name AS told, p.name AS placed, n.created_at, n.acknowledged_at, f.name AS acknowledged_for
            FROM acknowledgment_links l
            JOIN organizations t ON t.id = l.organization_id
            LEFT JOIN channel_endpoints e ON e.id = l.endpoint_id AND e.state = 'ACTIVE'
            LEFT JOIN notice_audiences a ON a.notice_id = l.notice_id AND a.organization_id = l.organization_id
                AND e.id IS NOT NULL
            LEFT JOIN notices n ON n.id = a.notice_id
            LEFT JOIN organizations p ON p.id = n.organization_id
            LEFT JOIN organizations f ON f.id = n.acknowledged_for
            WHERE l.token_hash = $1""";

    static FoundLink of(Object[] row) {
        return new FoundLink((UUID) row[0], (UUID) row[1], (Boolean) row[2], (Boolean) row[3], noticeOf(row));
    }

    private static LinkedNotice noticeOf(Object[] row) {
        return row[4] == null
                ? null
                : new LinkedNotice(
                        (UUID) row[4],
                        NoticeKind.valueOf((String) row[5]),
                        (String) row[6],
                        (String) row[7],
                        local(row[8]),
                        local(row[9]),
                        (String) row[10]);
    }

    /** @throws ProblemException {@code link-used}, {@code link-expired}, {@code link-withdrawn} */
    LinkedNotice requireGood() {
        if (used) {
            throw ProblemException.of(LinkProblem.LINK_USED);
        }
        if (expired) {
            throw ProblemException.of(LinkProblem.LINK_EXPIRED);
        }
        if (notice == null) {
            throw ProblemException.of(LinkProblem.LINK_WITHDRAWN);
        }
        return notice;
    }

    private static OffsetDateTime local(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
