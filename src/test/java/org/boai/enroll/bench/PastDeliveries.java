package org.boai.enroll.bench;

import java.sql.SQLException;

/** The deliveries of years, put away as the program does it. */
final class PastDeliveries {
    private static final String FILL =
            """
            INSERT INTO past_deliveries (id, notice_id, step, organization_id, endpoint_id, state, attempts, reason,
                created_at, finished_at)
            SELECT gen_random_uuid(), gen_random_uuid(), 0, h.organization_id, h.id, 'DELIVERED', 1, NULL,
                at, at + interval '1 second'
            FROM generate_series(1, %1$d) AS i
            CROSS JOIN LATERAL (SELECT now() - interval '1 day' - (%1$d - i) * interval '5 seconds' AS at) m
            JOIN (SELECT e.id, c.organization_id, row_number() OVER () - 1 AS place, count(*) OVER () AS hooks
                FROM channel_endpoints e JOIN channels c ON c.id = e.channel_id) h ON h.place = i %% %2$d""";

    private PastDeliveries() {}

    /** Indexes are built afterwards, which leaves the same tables sooner. */
    static void fill(Ground ground, int rows) throws SQLException {
        ground.run("SET maintenance_work_mem = '512MB'");
        ground.run("ALTER TABLE past_deliveries DROP CONSTRAINT past_deliveries_pk");
        ground.run("DROP INDEX past_deliveries_notice");
        ground.run(FILL.formatted(rows, Relaying.WEBHOOKS));
        ground.run("ALTER TABLE past_deliveries ADD CONSTRAINT past_deliveries_pk PRIMARY KEY (id)");
        ground.run("CREATE INDEX past_deliveries_notice ON past_deliveries (notice_id)");
    }
}
