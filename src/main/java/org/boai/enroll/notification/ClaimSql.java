package org.boai.enroll.notification;

/** The statements of a claim. Whatever they decide, they decide by the database's clock. */
final class ClaimSql {
    /**
     * How {@code decided (id, fate, until, lease, now)} is written down. A row that is put off belongs to nobody, so
     * that a worker past its lease does not complete it either.
     */
    private static final String MARK =
            """
            UPDATE deliveries d SET
                state = CASE WHEN x.fate IN ('GONE', 'SPENT') THEN 'DEAD' WHEN x.fate IN ('OFF', 'SEEN') THEN 'NEEDLESS'
                    ELSE d.state END,
                reason = CASE x.fate WHEN 'GONE' THEN 'endpoint-gone' WHEN 'SPENT' THEN 'too-many-attempts'
                    WHEN 'OFF' THEN 'channel-off' WHEN 'SEEN' THEN 'acknowledged' ELSE d.reason END,
                finished_at = CASE WHEN x.fate IN ('GONE', 'SPENT', 'OFF', 'SEEN') THEN x.now END,
                due_at = coalesce(x.until, d.due_at),
                attempts = d.attempts + CASE x.fate WHEN 'SEND' THEN 1 ELSE 0 END,
                lease = CASE x.fate WHEN 'SEND' THEN x.lease END,
                leased_at = CASE x.fate WHEN 'SEND' THEN x.now END
            FROM decided x WHERE d.id = x.id AND x.fate NOT IN ('GATHER', 'WAIT')
            RETURNING d.id, d.endpoint_id, x.fate""";

    /**
     * Judges the oldest due rows: $1 from when on, $2 how many, $3 attempts allowed, $4–$6 the paces of the adapters,
     * $7–$9 how many more this replica may take for each endpoint that it knows, and how many milliseconds one lasts,
     * $10 how many more it may take altogether, $11 milliseconds of a lease. Rows of gathering kinds stay locked for
     * {@link #GATHER}. What finds no place at its endpoint comes again when those before it are told, else it would be
     * judged in vain; what finds none on this replica stays due, for whoever has room first.
     */
    static final String JUDGE =
            """
            WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS now, nextval('delivery_leases') AS lease),
            due AS MATERIALIZED (
                SELECT id, endpoint_id, notice_id, due_at, attempts FROM deliveries
                WHERE state = 'SCHEDULED' AND due_at >= $1 AND due_at <= (SELECT now FROM moment)
                ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED),
            judged AS (
                SELECT due.id, due.endpoint_id, due.due_at, c.kind, m.now, m.lease, e.open_at, q.quiet_until,
                    coalesce(b.room, p.most) AS room, CASE WHEN p.gathers THEN 0 ELSE coalesce(b.pace, 10) END AS pace,
                    CASE WHEN e.state <> 'ACTIVE' THEN 'GONE'
                        WHEN NOT c.active THEN 'OFF'
                        WHEN n.state = 'ACKNOWLEDGED' AND c.kind <> 'WEBHOOK' THEN 'SEEN'
                        WHEN due.attempts >= $3 THEN 'SPENT'
                        WHEN p.kind IS NULL THEN 'UNSERVED'
                        WHEN q.quiet_until IS NOT NULL THEN 'QUIET'
                        WHEN e.open_at > m.now THEN 'CLOSED'
                        WHEN p.gathers AND coalesce(b.room, p.most) > 0 THEN 'GATHER'
                        ELSE 'ROOM' END AS fate
                FROM due CROSS JOIN moment m
                JOIN channel_endpoints e ON e.id = due.endpoint_id
                JOIN channels c ON c.id = e.channel_id
                JOIN notices n ON n.id = due.notice_id
                CROSS JOIN LATERAL (SELECT quiet_until(c.quiet_from, c.quiet_to, m.now) AS quiet_until) q
                LEFT JOIN unnest($4::text[], $5::int[], $6::boolean[]) AS p (kind, most, gathers) ON p.kind = c.kind
                LEFT JOIN unnest($7::uuid[], $8::int[], $9::float8[]) AS b (endpoint_id, room, pace) ON b.endpoint_id = e.id),
            queued AS (
                SELECT *, row_number() OVER (PARTITION BY endpoint_id, fate ORDER BY due_at, id) AS place FROM judged),
            fair AS (
                SELECT *, row_number() OVER (PARTITION BY fate, place <= room ORDER BY place, due_at, id) AS turn
                FROM queued),
            placed AS (
                SELECT *, CASE WHEN fate <> 'ROOM' THEN fate WHEN place > room THEN 'BUSY'
                    WHEN turn > $10 THEN 'WAIT' ELSE 'SEND' END AS decision
                FROM fair),
            decided AS (
                SELECT id, endpoint_id, kind, decision AS fate, now, lease, CASE decision
                    WHEN 'QUIET' THEN quiet_until WHEN 'CLOSED' THEN open_at WHEN 'UNSERVED' THEN now + interval '1 minute'
                    WHEN 'BUSY' THEN now + least(greatest(50, place * pace), 2000) * interval '1 millisecond'
                    WHEN 'SEND' THEN now + cast($11 AS bigint) * interval '1 millisecond' END AS until
                FROM placed),
            marked AS (
            """
                    + MARK
                    + """
            )
            SELECT m.now, marked.id, marked.endpoint_id, marked.fate, NULL AS kind
            FROM moment m LEFT JOIN marked ON true
            UNION ALL SELECT now, id, endpoint_id, fate, kind FROM decided WHERE fate IN ('GATHER', 'WAIT')""";

    /**
     * Takes everything that waits at these endpoints: $1 their ids, $2 milliseconds of their windows, $3 attempts
     * allowed, $4 milliseconds of a lease. Whoever has an endpoint's row closes it for a window in the same statement,
     * so two replicas never tell one endpoint twice within it: the other one finds the row locked, or closed.
     */
    static final String GATHER =
            """
            WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS now, nextval('delivery_leases') AS lease),
            wanted AS (SELECT * FROM unnest($1::uuid[], $2::bigint[]) AS w (endpoint_id, window_millis)),
            opened AS MATERIALIZED (
                SELECT id FROM channel_endpoints
                WHERE id = ANY ($1) AND state = 'ACTIVE' AND open_at <= (SELECT now FROM moment)
                FOR UPDATE SKIP LOCKED),
            windows AS (
                UPDATE channel_endpoints e SET open_at = m.now + w.window_millis * interval '1 millisecond'
                FROM opened o JOIN wanted w ON w.endpoint_id = o.id CROSS JOIN moment m WHERE e.id = o.id),
            waiting AS MATERIALIZED (
                SELECT d.* FROM wanted w CROSS JOIN LATERAL (
                    SELECT id, endpoint_id, notice_id, attempts FROM deliveries
                    WHERE state = 'SCHEDULED' AND endpoint_id = w.endpoint_id AND due_at <= (SELECT now FROM moment)
                    ORDER BY due_at LIMIT 1000 FOR UPDATE SKIP LOCKED) d),
            judged AS (
                SELECT waiting.id, m.now, m.lease, CASE WHEN n.state = 'ACKNOWLEDGED' THEN 'SEEN'
                    WHEN waiting.attempts >= $3 THEN 'SPENT' WHEN o.id IS NULL THEN 'BUSY' ELSE 'SEND' END AS fate
                FROM waiting CROSS JOIN moment m JOIN notices n ON n.id = waiting.notice_id
                LEFT JOIN opened o ON o.id = waiting.endpoint_id),
            decided AS (
                SELECT *, CASE fate WHEN 'BUSY' THEN now + interval '200 milliseconds'
                    WHEN 'SEND' THEN now + cast($4 AS bigint) * interval '1 millisecond' END AS until
                FROM judged)
            """
                    + MARK;

    static final String TAKEN =
            """
            SELECT d.id, d.endpoint_id, d.lease, d.attempts, d.step, c.kind AS channel_kind,
                d.notice_id, n.kind AS notice_kind, n.priority, p.id AS placed_id, p.name AS placed_name,
                t.id AS told_id, t.name AS told_name
            FROM deliveries d JOIN channel_endpoints e ON e.id = d.endpoint_id JOIN channels c ON c.id = e.channel_id
            JOIN notices n ON n.id = d.notice_id
            JOIN organizations p ON p.id = n.organization_id JOIN organizations t ON t.id = d.organization_id
            WHERE d.id = ANY ($1) ORDER BY d.id""";

    private ClaimSql() {}
}
