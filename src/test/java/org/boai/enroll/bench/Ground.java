package org.boai.enroll.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.kernel.Damm;
import org.boai.enroll.support.Applications;

/** The database of one section: a copy of what the program itself prepared. */
final class Ground implements AutoCloseable {
    /** The steward's village first: it is the hot one, and its inbox is read. */
    private static final String VILLAGES =
            """
            SELECT o.id, r.code FROM organizations o
            JOIN organization_coverages c ON c.organization_id = o.id JOIN regions r ON r.id = c.region_id
            WHERE o.kind = 'VILLAGE' ORDER BY r.code <> '%s', md5(r.code) LIMIT %d""";

    private static final String LONGEST =
            """
            SELECT min(regexp_replace(left(s.query, 100), '\\s+', ' ', 'g')) || ' (plan '
                    || round((sum(s.total_plan_time) / sum(s.calls))::numeric, 2) || ' ms each, ' || sum(s.calls) || ' calls)',
                sum(s.total_plan_time + s.total_exec_time) / sum(s.calls) AS mean
            FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid WHERE r.rolname = 'boai_app'
            GROUP BY s.queryid ORDER BY sum(s.total_plan_time + s.total_exec_time) DESC LIMIT 12""";

    private static final Pattern CONSTANT =
            Pattern.compile("(?i)E?'[^']*'|\\[[^]]*]|\\$[0-9]+|\\b[0-9]+\\b|\\b(true|false|null)\\b");

    private final Postgres postgres;
    private final String database;
    private final Connection superuser;

    Ground(Postgres postgres, String database, Connection superuser) {
        this.postgres = postgres;
        this.database = database;
        this.superuser = superuser;
    }

    /** What a program needs to work on it. */
    Map<String, String> settings() {
        return postgres.settings(database);
    }

    /** From its next connections on the program's statements stand in the log with all values, or no longer. */
    void logStatements(boolean on) throws SQLException {
        String ofProgram = "ALTER ROLE " + DatabaseRoles.PROGRAM + " IN DATABASE " + database + " ";
        if (on) {
            run(ofProgram + "SET log_statement = 'all'");
            run(ofProgram + "SET log_error_verbosity = 'default'");
        } else {
            run(ofProgram + "RESET ALL");
        }
    }

    /** Opens a code for each of many villages. */
    List<Branch> branches(int count) throws SQLException {
        List<Branch> branches = new ArrayList<>();
        try (var statement = superuser.createStatement();
                var villages = statement.executeQuery(VILLAGES.formatted(Applications.SHANGBAO, count));
                var insert = superuser.prepareStatement("INSERT INTO enrollment_codes (code, organization_id, title,"
                        + " occasion, valid_from, created_at) VALUES (?, ?, '基准海报', 'POSTER', now(), now())")) {
            while (villages.next()) {
                String digits = String.valueOf(10_000_000 + branches.size());
                var branch = new Branch(digits + Damm.digit(digits), villages.getString("code"));
                insert.setString(1, branch.code());
                insert.setObject(2, villages.getObject("id"));
                insert.executeUpdate();
                branches.add(branch);
            }
        }
        return branches;
    }

    /** Calls of each statement of the program since the last look; the server may write constants as parameters. */
    Map<String, Long> callsSinceLastLook() throws SQLException {
        Map<String, Long> calls = new LinkedHashMap<>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("SELECT s.query, s.calls FROM pg_stat_statements s"
                        + " JOIN pg_roles r ON r.oid = s.userid WHERE r.rolname = '" + DatabaseRoles.PROGRAM + "'")) {
            while (rows.next()) {
                String text = CONSTANT.matcher(rows.getString(1)).replaceAll("?");
                calls.merge(text, rows.getLong(2), Long::sum);
            }
        }
        run("SELECT pg_stat_statements_reset()");
        return calls;
    }

    /** Mean milliseconds that the server takes for a statement of the program; what takes most in all comes first. */
    Map<String, Double> longestStatements() throws SQLException {
        Map<String, Double> longest = new LinkedHashMap<>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(LONGEST)) {
            while (rows.next()) {
                longest.put(rows.getString(1), rows.getDouble(2));
            }
        }
        return longest;
    }

    long number(String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void run(String sql) throws SQLException {
        Postgres.run(superuser, sql);
    }

    /** Waits until the program has numbered what earlier turns wrote, ten seconds at most. */
    void settle() throws SQLException, InterruptedException {
        for (int i = 0; i < 100 && number("SELECT count(*) FROM notice_audiences WHERE seq IS NULL") > 0; i++) {
            Thread.sleep(100);
        }
    }

    /** Another connection, for what goes on at the same time. */
    Connection connect() throws SQLException {
        return postgres.connect(database);
    }

    /** The first column of the first row. */
    UUID id(String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    Connection superuser() {
        return superuser;
    }

    Postgres postgres() {
        return postgres;
    }

    String database() {
        return database;
    }

    /** Nobody needs it any more. */
    @Override
    public void close() throws SQLException {
        superuser.close();
        postgres.drop(database);
    }
}
