package org.boai.enroll.notification;

import java.util.Collection;
import java.util.UUID;
import org.boai.enroll.database.Write;

/**
 * Plans the deliveries of one step of a notice in the transaction of that step: what was announced is told, and what
 * was rolled back is not. Whom it goes to is decided now, by the channels of now; whether it may go, when it is sent.
 */
final class DeliveryPlan {
    /**
     * Without a conflict target, which would want a policy to read deliveries. Two organizations of one audience may
     * share an endpoint: it is told once.
     */
    private static final String PLAN =
            """
            INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, due_at, created_at)
            SELECT gen_random_uuid(), cast($1 AS uuid), cast($2 AS integer), told.organization, e.id, now(), now()
            FROM unnest($3::uuid[]) AS told (organization)
            CROSS JOIN LATERAL channels_of(told.organization) c
            JOIN channel_endpoints e ON e.channel_id = c.id AND e.state = 'ACTIVE'
            WHERE c.active AND (c.notice_kinds = '{}' OR cast($4 AS text) = ANY (c.notice_kinds))
            ON CONFLICT DO NOTHING""";

    private DeliveryPlan() {}

    /** One row for each endpoint of these organizations; a step that was planned already plans nothing. */
    static Write of(UUID notice, NoticeKind kind, int step, Collection<UUID> organizations) {
        return Write.of(PLAN, notice, step, organizations.toArray(UUID[]::new), kind);
    }
}
