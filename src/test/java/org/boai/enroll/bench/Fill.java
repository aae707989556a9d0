package org.boai.enroll.bench;

import java.sql.SQLException;

/** Fills the register with people, set by set: rows of real width, spread over all village societies. */
final class Fill {
    /** Begins every receipt that was filled in. */
    static final String RECEIPTS = "fill";

    private static final String PLACES =
            """
            CREATE TEMP TABLE places AS SELECT row_number() OVER () - 1 AS place, o.id AS organization, o.ancestors AS above,
                c.region_id AS region
            FROM organizations o JOIN organization_coverages c ON c.organization_id = o.id WHERE o.kind = 'VILLAGE'""";

    private static final String PEOPLE =
            """
            CREATE TEMP TABLE people AS SELECT i, p.organization, p.above, p.region, n.places,
                uuidv7(make_interval(secs => i - %1$d)) AS application, uuidv7(make_interval(secs => i - %1$d)) AS member,
                uuidv7(make_interval(secs => i - %1$d)) AS notice, now() + make_interval(secs => i - %1$d) AS at
            FROM generate_series(1, %1$d) AS i CROSS JOIN (SELECT count(*) AS places FROM places) n
            JOIN places p ON p.place = i %% n.places""";

    /** Sealed fields hold as many random bytes as the first real row's. */
    private static final String SEALED =
            """
            sha256(('identity' || i)::bytea), %s, sha256(('name' || i)::bytea), %s, sha256(('phone' || i)::bytea), %s"""
                    .formatted(sealed("full_name"), sealed("phone"), sealed("birth_date"));

    private static final String MEMBERS =
            """
            INSERT INTO members (id, number, organization_id, places, kind, status, application_id, description_key, identity_key,
                full_name, name_index, phone, phone_index, birth_date, residence_region_id, joined_on, created_at)
            SELECT member, 'fill' || lpad(i::text, 13, '0'), organization, above, 'ADULT', 'ACTIVE', application,
                sha256(('description' || i)::bytea), """
                    + SEALED + ", region, at::date, at FROM people CROSS JOIN sample";

    private static final String APPLICATIONS =
            """
            INSERT INTO applications (id, receipt, code, organization_id, residence_region_id, placement, gap, status,
                priority, kind, identity_key, full_name, name_index, phone, phone_index, birth_date, member_id,
                submitted_at, decided_at)
            SELECT application, 'fill' || lpad(i::text, 10, '0'), sample.code, organization, region, sample.placement, false,
                'ADMITTED', false, 'ADULT', """
                    + SEALED + ", member, at, at FROM people CROSS JOIN sample";

    private static final String NOTICES =
            """
            INSERT INTO notices (id, kind, subject_id, organization_id, priority, state, created_at)
            SELECT notice, 'MEMBER_ADMITTED', application, organization, false, 'OPEN', at FROM people""";

    private static final String AUDIENCES =
            """
            INSERT INTO notice_audiences (notice_id, organization_id, step, because, added_at, seq)
            SELECT notice, organization, 0, 'PLACED', at, coalesce(last_seq, 0) + 1 + (i - 1) / places
            FROM people LEFT JOIN inbox_counters k ON k.organization_id = organization""";

    private static final String COUNTERS =
            """
            INSERT INTO inbox_counters SELECT organization_id, max(seq) FROM notice_audiences
            WHERE seq IS NOT NULL GROUP BY organization_id
            ON CONFLICT (organization_id) DO UPDATE SET last_seq = excluded.last_seq""";

    private Fill() {}

    private static String sealed(String column) {
        return "substring(sha256(('" + column + "' || i)::bytea) || sha256(('more' || i)::bytea)"
                + " FROM 1 FOR octet_length(sample." + column + "))";
    }

    /** Adds people while the program has nothing to number; nothing else is done meanwhile. */
    static void with(int people, Ground ground) throws SQLException {
        ground.run("SET session_replication_role = replica");
        ground.run("SET work_mem = '256MB'");
        ground.run(PLACES);
        ground.run(PEOPLE.formatted(people));
        ground.run("CREATE TEMP TABLE sample AS SELECT * FROM applications LIMIT 1");
        for (String insert : new String[] {MEMBERS, APPLICATIONS, NOTICES, AUDIENCES, COUNTERS}) {
            ground.run(insert);
        }
        ground.run("DROP TABLE places, people, sample");
        ground.run("RESET session_replication_role");
        ground.run("VACUUM ANALYZE");
        ground.run("CHECKPOINT");
    }
}
