package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A page of the register reads as much of the database wherever it lies: said by the blocks that it touches and by its
 * plan, not by a clock, with some thousands of members that nobody but this test ever sees.
 */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class MemberPagesIT {
    private static final int MEMBERS = 24_000;

    /** Rows of a page, and one that says whether there are more. */
    private static final int READ = 101;

    private static final String FILL =
            """
            INSERT INTO members (id, number, organization_id, kind, status, application_id, identity_key, description_key,
                full_name, name_index, phone, phone_index, birth_date, joined_on, created_at)
            SELECT uuidv7(), 'page' || lpad(i::text, 13, '0'), p.id, CASE WHEN i %% 5 = 0 THEN 'YOUTH' ELSE 'ADULT' END,
                'ACTIVE', gen_random_uuid(), sha256(('pi' || i)::bytea), sha256(('pd' || i)::bytea), sha256('a'),
                sha256(('n' || i)::bytea), sha256('b'), sha256(('p' || i)::bytea), sha256('c'),
                date '2006-01-01' + (hashint8(i) & 2147483647) %% 7000, now()
            FROM generate_series(1, %d) AS i CROSS JOIN LATERAL (SELECT CASE i %% 3 WHEN 0 THEN '%s'::uuid
                WHEN 1 THEN '%s'::uuid ELSE '%s'::uuid END AS id) p""";

    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        connection = TestPostgres.superuser(OnPostgres.DATABASE);
        connection.setAutoCommit(false);
        run(FILL.formatted(
                MEMBERS,
                Stewards.organizationOf("shangbao"),
                Stewards.organizationOf("school"),
                Stewards.organizationOf("beishan")));
        run("ANALYZE members");
    }

    @AfterEach
    void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "province, NULL",
        "hangzhou, NULL",
        "xihu, NULL",
        "beishan, NULL",
        "shangbao, NULL",
        "province, YOUTH",
        "xihu, YOUTH"
    })
    void aDeepPageReadsNoMoreThanTheFirst(String steward, String kind) throws SQLException {
        UUID organization = Stewards.organizationOf(steward);
        int level = (int) number("SELECT cardinality(ancestors) FROM organizations WHERE id = '" + organization + "'");
        var filter = new MemberFilter(
                null, kind.equals("NULL") ? null : MemberKind.YOUTH, null, null, null, null, null, null, 100);
        String walked = MemberListProjection.walked(new Object[] {level, false}, filter, MemberListProjection.WALK);
        String deep = cursor(organization, level);
        run("SELECT set_config('app.scope', 'organization', true), set_config('app.scope_key', '" + organization
                + "', true), set_config('plan_cache_mode', 'force_custom_plan', true)");
        run("SET LOCAL ROLE boai_app");
        run("PREPARE page AS " + MemberListProjection.PAGE.formatted(walked));
        String first = "'" + organization + "', '9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff'";
        String said = filter.kind() == null ? "NULL" : "'" + kind + "'";
        String rest = ", '1900-01-01', '9999-12-31', NULL, " + said + ", NULL, NULL)";
        explain(first + rest);
        var begin = explain(first + rest);
        explain("'" + organization + "', " + deep + rest);
        var end = explain("'" + organization + "', " + deep + rest);
        run("DEALLOCATE page");

        assertThat(String.join("\n", end))
                .doesNotContain("Sort")
                .doesNotContain("Seq Scan on members")
                .contains("Index Scan");
        // at the most each row in a block of its own; a level more of an index, a leaf more of its pages
        assertThat(blocks(end))
                .as("blocks of %s, first page %s", end, begin)
                .isLessThan(Math.max(blocks(begin) * 3 / 2, READ) + 10);
    }

    /** Of the member who stands at nine tenths of the list. */
    private String cursor(UUID organization, int level) throws SQLException {
        String within = " FROM members WHERE places[" + level + "] = '" + organization + "'";
        long deep = number("SELECT count(*) * 9 / 10" + within);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT joined_on, id" + within
                        + " ORDER BY joined_on DESC, id DESC OFFSET " + deep + " LIMIT 1")) {
            rows.next();
            return "'" + rows.getString(1) + "', '" + rows.getString(2) + "'";
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> explain(String values) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) EXECUTE page (" + values)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** Of the topmost node, which counts what is below it. */
    private static long blocks(List<String> plan) {
        String line = plan.stream()
                .filter(one -> one.contains("Buffers:"))
                .findFirst()
                .orElseThrow();
        long sum = 0;
        var number = Pattern.compile("(?:hit|read)=([0-9]+)").matcher(line);
        while (number.find()) {
            sum += Long.parseLong(number.group(1));
        }
        return sum;
    }
}
