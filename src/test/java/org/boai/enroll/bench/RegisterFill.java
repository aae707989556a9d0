package org.boai.enroll.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.privacy.KeyedSeals;

/** Fills the register with members of twenty years over all societies; those that are looked at are sealed truly. */
final class RegisterFill {
    /** Beside those of the demonstration, until there are so many. */
    private static final String SOCIETIES =
            """
            INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id)
            SELECT uuidv7(), p.name || '第' || g || '社区', 'VILLAGE', 'ACTIVE', p.id, '{}', p.location_region_id
            FROM organizations p CROSS JOIN generate_series(1, 20) g WHERE p.kind = 'TOWNSHIP'
            LIMIT greatest(0, 20000 - (SELECT count(*) FROM organizations))""";

    private static final String PLACES =
            """
            CREATE TEMP TABLE places AS SELECT row_number() OVER (ORDER BY md5(o.id::text)) - 1 AS place, o.id, o.ancestors
            FROM organizations o WHERE o.kind = 'VILLAGE'""";

    /** One in five young, one in a hundred has left, one in two from paper; a third of a percent in the one hot village. */
    private static final String MEMBERS =
            """
            INSERT INTO members (id, number, organization_id, places, kind, status, application_id, origin, identity_key,
                description_key, full_name, name_index, phone, phone_index, birth_date, joined_on, created_at)
            SELECT uuidv7(make_interval(secs => i - %1$d)), 'fill' || lpad(i::text, 13, '0'), p.id, p.ancestors,
                CASE WHEN i %% 5 = 0 THEN 'YOUTH' ELSE 'ADULT' END, CASE WHEN i %% 100 = 1 THEN 'LEFT' ELSE 'ACTIVE' END,
                gen_random_uuid(), 'APPLIED', sha256(('identity' || i)::bytea), sha256(('description' || i)::bytea),
                substring(sha256(('a' || i)::bytea) || sha256(('b' || i)::bytea) FROM 1 FOR 38), sha256(('n' || i)::bytea),
                substring(sha256(('c' || i)::bytea) || sha256(('d' || i)::bytea) FROM 1 FOR 40), sha256(('p' || i)::bytea),
                substring(sha256(('e' || i)::bytea) || sha256(('f' || i)::bytea) FROM 1 FOR 39),
                date '2006-01-01' + (hashint8(i) & 2147483647) %% 7600, now()
            FROM generate_series(1, %1$d) AS i CROSS JOIN (SELECT count(*) AS places FROM places) n
            JOIN places p ON p.place = CASE WHEN i %% 300 = 7 THEN 0 ELSE i %% n.places END""";

    private final Ground ground;
    private final KeyedSeals seals;

    RegisterFill(Ground ground) {
        this.ground = ground;
        this.seals = new KeyedSeals(Path.of(ground.settings().get("boai.privacy.key-file")));
    }

    /** @return a village with very many members */
    UUID with(int members) throws SQLException {
        ground.run(SOCIETIES);
        ground.run("SET session_replication_role = replica");
        ground.run("SET work_mem = '256MB'");
        ground.run(PLACES);
        ground.run(MEMBERS.formatted(members));
        ground.run("RESET session_replication_role");
        try (var statement = ground.superuser().createStatement();
                var rows = statement.executeQuery("SELECT id FROM places WHERE place = 0")) {
            rows.next();
            UUID village = rows.getObject(1, UUID.class);
            ground.run("DROP TABLE places");
            ground.run("VACUUM ANALYZE members");
            ground.run("CHECKPOINT");
            return village;
        }
    }

    /** Makes a row one that the program can open. */
    void seal(UUID id, int number) throws SQLException {
        String phone = "138" + String.format("%08d", number);
        try (var update = ground.superuser()
                .prepareStatement(
                        """
                UPDATE members SET full_name = ?, phone = ?, phone_index = ?, birth_date = ?, name_index = ? WHERE id = ?""")) {
            update.setBytes(1, seals.seal(Field.FULL_NAME, id, "测试会员"));
            update.setBytes(2, seals.seal(Field.PHONE, id, phone));
            update.setBytes(3, seals.index("phone", phone));
            update.setBytes(4, seals.seal(Field.BIRTH_DATE, id, "1990-01-01"));
            update.setBytes(5, seals.index("name", "测试会员"));
            update.setObject(6, id);
            update.executeUpdate();
        }
    }
}
