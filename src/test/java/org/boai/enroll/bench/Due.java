package org.boai.enroll.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Deliveries that are due at once, each of a notice of its own, going round the webhooks. */
final class Due {
    /** Parameters: of how many webhooks, and how many deliveries. */
    private static final String PLAN =
            """
            WITH hooks AS MATERIALIZED (
                SELECT e.id, c.organization_id, row_number() OVER (ORDER BY e.id) - 1 AS place
                FROM channel_endpoints e JOIN channels c ON c.id = e.channel_id ORDER BY e.id LIMIT ?),
            planned AS MATERIALIZED (
                SELECT gen_random_uuid() AS notice, h.id AS endpoint, h.organization_id, clock_timestamp() AS at
                FROM generate_series(1, ?) AS i JOIN hooks h ON h.place = i % (SELECT count(*) FROM hooks)),
            noticed AS (
                INSERT INTO notices (id, kind, subject_id, organization_id, priority, state, created_at)
                SELECT notice, 'MEMBER_ADMITTED', gen_random_uuid(), organization_id, false, 'OPEN', at FROM planned)
            INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, state, due_at, created_at, finished_at)
            SELECT gen_random_uuid(), notice, 0, organization_id, endpoint, 'SCHEDULED', at, at, NULL FROM planned""";

    /** The same, as if they had been sent within the last hours. */
    private static final String SENT =
            PLAN.replace("'SCHEDULED', at, at, NULL", "'DELIVERED', at, at, at - random() * interval '12 hours'");

    private Due() {}

    static void plan(Connection superuser, int webhooks, int deliveries) throws SQLException {
        insert(PLAN, superuser, webhooks, deliveries);
    }

    static void sent(Connection superuser, int webhooks, int deliveries) throws SQLException {
        insert(SENT, superuser, webhooks, deliveries);
    }

    private static void insert(String sql, Connection superuser, int webhooks, int deliveries) throws SQLException {
        try (var statement = superuser.prepareStatement(sql)) {
            statement.setInt(1, webhooks);
            statement.setInt(2, deliveries);
            statement.executeUpdate();
        }
    }
}
