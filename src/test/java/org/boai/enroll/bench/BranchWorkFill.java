package org.boai.enroll.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.privacy.KeyedSeals;

/**
 * Fills what branches do with their members: activities of five years over all societies, each with people who came, and duties.
 * One village has as many activities, and one activity as many people, however large the whole is: so that its lists can be
 * compared.
 */
final class BranchWorkFill {
    static final int PEOPLE_EACH = 25;
    static final int HOT_ACTIVITIES = 400;
    static final int HOT_PEOPLE = 1_200;

    private static final String PLACES =
            """
            CREATE TEMP TABLE holders AS SELECT row_number() OVER (ORDER BY o.id = '%1$s' DESC, md5(o.id::text)) - 1 AS place, o.id, o.ancestors
            FROM organizations o WHERE o.kind IN ('VILLAGE', 'TOWNSHIP', 'COUNTY')""";

    private static final String PEOPLE =
            """
            CREATE TEMP TABLE people AS SELECT row_number() OVER (ORDER BY m.number) - 1 AS place, m.id, m.organization_id, m.places
            FROM members m WHERE m.number LIKE 'fill%'""";

    /** Four of five are over; one in three is open to everyone. */
    private static final String ACTIVITIES =
            """
            CREATE TEMP TABLE held AS SELECT i, uuidv7() AS id, h.id AS organization_id, h.ancestors,
                now() - interval '4 years' + (i %% 1826) * interval '1 day' + (i %% 9) * interval '1 hour' AS starts_at
            FROM generate_series(0, %1$d - 1) AS i CROSS JOIN (SELECT count(*) AS places FROM holders) n
            JOIN holders h ON h.place = CASE WHEN i < %2$d THEN 0 ELSE 1 + i %% (n.places - 1) END""";

    private static final String INSERT_ACTIVITIES =
            """
            INSERT INTO activities (id, organization_id, title, description, place, starts_at, ends_at, sign_up_until, capacity,
                audience, state, taken, last_in_queue, created_at, created_by, published_at, held_at, reported_at, places)
            SELECT id, organization_id, '社区急救演练 ' || i, '<p>学习心肺复苏与止血包扎。</p>', '文化礼堂', starts_at,
                starts_at + interval '2 hours', starts_at, NULL, CASE WHEN i % 3 = 0 THEN 'EVERYONE' ELSE 'SUBTREE' END,
                CASE WHEN starts_at < now() THEN 'REPORTED' ELSE 'PUBLISHED' END, 25, 25, starts_at - interval '20 days',
                gen_random_uuid(), starts_at - interval '20 days', CASE WHEN starts_at < now() THEN starts_at END,
                CASE WHEN starts_at < now() THEN starts_at END, ancestors FROM held""";

    private static final String PARTICIPATIONS =
            """
            INSERT INTO participations (id, activity_id, member_id, organization_id, state, queue_no, asked_at, full_name,
                checked_in_at, check_in_way, signed_out_at, last_out_at, minutes)
            SELECT uuidv7(), a.id, p.id, a.organization_id, 'PLACE', k + 1, a.starts_at - interval '5 days',
                substring(sha256(('a' || a.i)::bytea) || sha256(('b' || k)::bytea) FROM 1 FOR 38),
                CASE WHEN a.starts_at < now() THEN a.starts_at END, CASE WHEN a.starts_at < now() THEN 'SCAN' END,
                CASE WHEN a.starts_at < now() THEN a.starts_at + interval '2 hours' END,
                CASE WHEN a.starts_at < now() THEN a.starts_at + interval '2 hours' END,
                CASE WHEN a.starts_at < now() THEN 120 END
            FROM held a CROSS JOIN generate_series(0, CASE WHEN a.i = 0 THEN %2$d ELSE %3$d END - 1) AS k
            JOIN people p ON p.place = (a.i::bigint * 7919 + k * 104729) %% %1$d""";

    /** Of every member; of those who joined in the last year, one in five is still owed something. */
    private static final String DUTIES =
            """
            INSERT INTO duties (id, member_id, organization_id, places, kind, state, first_due_at, due_at, opened_at, closed_at)
            SELECT uuidv7(), p.id, p.organization_id, p.places, k.kind, CASE WHEN p.place % 50 = 0 THEN 'OPEN' ELSE 'DONE' END,
                now() - (p.place % 2000 - 20) * interval '1 day', now() - (p.place % 2000 - 20) * interval '1 day',
                now() - (p.place % 2000 + 10) * interval '1 day',
                CASE WHEN p.place % 50 = 0 THEN NULL ELSE now() - (p.place % 2000 + 2) * interval '1 day' END
            FROM people p CROSS JOIN (VALUES ('CONTACT'), ('ENTRY_EDUCATION'), ('FIRST_ACTIVITY')) AS k (kind)""";

    private final Ground ground;
    private final KeyedSeals seals;

    BranchWorkFill(Ground ground) {
        this.ground = ground;
        this.seals = new KeyedSeals(Path.of(ground.settings().get("boai.privacy.key-file")));
    }

    /** @return the activity with very many people, of the hot village */
    UUID with(int members, int activities, UUID hotVillage) throws SQLException {
        ground.run("SET session_replication_role = replica");
        ground.run("SET work_mem = '256MB'");
        ground.run(PLACES.formatted(hotVillage));
        ground.run(PEOPLE);
        ground.run(ACTIVITIES.formatted(activities, HOT_ACTIVITIES));
        ground.run(INSERT_ACTIVITIES);
        ground.run(PARTICIPATIONS.formatted(members, HOT_PEOPLE, PEOPLE_EACH));
        ground.run(DUTIES);
        ground.run("RESET session_replication_role");
        UUID hot = ground.id("SELECT id FROM held WHERE i = 0");
        ground.run("DROP TABLE held");
        ground.run("DROP TABLE people");
        ground.run("DROP TABLE holders");
        ground.run("VACUUM ANALYZE activities, participations, duties");
        ground.run("CHECKPOINT");
        return hot;
    }

    /** Makes the people of an activity, and the members behind them, rows that the program can open. */
    void seal(UUID activity) throws SQLException {
        try (var read = ground.superuser()
                        .prepareStatement("SELECT id, member_id FROM participations WHERE activity_id = ?");
                var write =
                        ground.superuser().prepareStatement("UPDATE participations SET full_name = ? WHERE id = ?")) {
            read.setObject(1, activity);
            var register = new RegisterFill(ground);
            try (var rows = read.executeQuery()) {
                for (int i = 1; rows.next(); i++) {
                    UUID id = rows.getObject(1, UUID.class);
                    write.setBytes(1, seals.seal(Field.FULL_NAME, id, "测试会员"));
                    write.setObject(2, id);
                    write.executeUpdate();
                    register.seal(rows.getObject(2, UUID.class), i);
                }
            }
        }
    }
}
