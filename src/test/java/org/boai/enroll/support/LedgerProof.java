package org.boai.enroll.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.boai.enroll.integrity.Invariant;

/**
 * Holds a database against the ledger of its clients. Each question selects what must not be; the ledger has to be the
 * only source of submissions, and all of its clients must have come to an end.
 */
public final class LedgerProof {
    private static final String LEDGER =
            "CREATE TEMP TABLE ledger (key uuid NOT NULL, status integer NOT NULL, receipt text, hash text NOT NULL)";

    private static final Map<String, String> MUST_NOT_BE = new TreeMap<>(
            Map.ofEntries(
                    Map.entry(
                            "I1 acknowledged, and lost",
                            """
                    SELECT DISTINCT l.key FROM ledger l
                    LEFT JOIN idempotency_keys k ON k.key = l.key AND k.body::json ->> 'receipt' = l.receipt
                        AND encode(sha256(convert_to(k.body, 'UTF8')), 'hex') = l.hash
                    LEFT JOIN applications p ON p.receipt = k.body::json ->> 'receipt'
                    WHERE l.status BETWEEN 200 AND 299 AND p.id IS NULL"""),
                    Map.entry(
                            "I1 answered in two ways",
                            """
                    SELECT key FROM ledger WHERE status BETWEEN 200 AND 299
                    GROUP BY key HAVING count(DISTINCT hash) > 1 OR count(DISTINCT receipt) > 1"""),
                    Map.entry(
                            "I1 one receipt for two keys",
                            """
                    SELECT receipt FROM ledger WHERE status BETWEEN 200 AND 299
                    GROUP BY receipt HAVING count(DISTINCT key) > 1"""),
                    Map.entry(
                            "I2 applications of no key or of two",
                            """
                    SELECT p.receipt FROM applications p
                    LEFT JOIN idempotency_keys k ON k.body::json ->> 'receipt' = p.receipt
                    GROUP BY p.receipt HAVING count(k.key) <> 1"""),
                    Map.entry(
                            "I2 applications that no client sent",
                            """
                    SELECT k.key FROM idempotency_keys k
                    WHERE NOT EXISTS (SELECT 1 FROM ledger l WHERE l.key = k.key)"""),
                    Map.entry(
                            "I2 persons with two active memberships",
                            """
                    SELECT min(id::text) FROM members WHERE status = 'ACTIVE'
                    GROUP BY identity_key HAVING count(*) > 1"""),
                    Map.entry(
                            "I3 applications without exactly their one notice",
                            """
                    SELECT p.id FROM applications p WHERE 1 <> (SELECT count(*) FROM notices n
                        WHERE n.subject_id = p.id AND n.organization_id = p.organization_id
                            AND n.kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW')
                            AND (p.status = 'ADMITTED' OR n.kind = 'APPLICATION_TO_REVIEW'))"""),
                    Map.entry(
                            "I3 notices without an application",
                            """
                    SELECT n.id FROM notices n LEFT JOIN applications p ON p.id = n.subject_id
                        AND (p.organization_id = n.organization_id
                            OR EXISTS (SELECT 1 FROM application_redirections r
                                WHERE r.application_id = p.id AND r.from_organization_id = n.organization_id)
                            OR EXISTS (SELECT 1 FROM application_appeals a
                                WHERE a.application_id = p.id AND a.organization_id = n.organization_id))
                    WHERE p.id IS NULL AND n.kind NOT IN ('APPLICATIONS_IN_A_BURST', 'DUPLICATE_SUSPECTED')"""),
                    Map.entry(
                            "I3 notices that the placed organization does not see",
                            """
                    SELECT n.id FROM notices n WHERE NOT EXISTS (SELECT 1 FROM notice_audiences a
                        WHERE a.notice_id = n.id AND a.organization_id = n.organization_id AND a.because = 'PLACED')"""),
                    Map.entry(
                            "I3 admissions without a member, or the other way round",
                            """
                    SELECT coalesce(p.id, m.id) FROM applications p
                    FULL JOIN (SELECT * FROM members WHERE origin = 'APPLIED') m ON m.application_id = p.id
                    WHERE coalesce(p.status = 'ADMITTED', false) <> (m.id IS NOT NULL)
                        OR p.member_id IS DISTINCT FROM m.id"""),
                    Map.entry(
                            "I3 applications without their five consents",
                            """
                    SELECT p.id FROM applications p
                    WHERE 5 <> (SELECT count(*) FROM consents c WHERE c.subject_id = p.id)"""),
                    Map.entry(
                            "I3 consents of nobody",
                            """
                    SELECT c.subject_id FROM consents c
                    WHERE NOT EXISTS (SELECT 1 FROM applications p WHERE p.id = c.subject_id)"""),
                    Map.entry(
                            "I3 applications without exactly their one audit entry",
                            """
                    SELECT p.id FROM applications p WHERE 1 <> (SELECT count(*) FROM audit_entries e
                        WHERE e.action = 'application-submitted' AND e.object_id = p.id::text)"""),
                    Map.entry(
                            "I6 told although outside the branch's line",
                            """
                    SELECT a.notice_id FROM notice_audiences a JOIN notices n ON n.id = a.notice_id
                    JOIN applications p ON p.id = n.subject_id JOIN organizations o ON o.id = n.organization_id
                    WHERE NOT a.organization_id = ANY (o.ancestors)
                        AND a.organization_id IS DISTINCT FROM p.group_id""")));

    private LedgerProof() {}

    /** What the storm came to. */
    public record Result(int submissions, int acknowledged, int lost, int attempts) {}

    /** Fails with all that does not agree. @param superuser a connection to the program's database */
    public static Result verify(Connection superuser, Ledger ledger) throws SQLException {
        var lines = ledger.lines();
        fill(superuser, lines);
        Map<String, List<String>> found = new TreeMap<>();
        for (var question : MUST_NOT_BE.entrySet()) {
            List<String> rows = strings(superuser, question.getValue());
            if (!rows.isEmpty()) {
                found.put(question.getKey() + " (" + rows.size() + ")", rows.subList(0, Math.min(3, rows.size())));
            }
        }
        for (var invariant : Invariant.all()) {
            List<String> rows = strings(superuser, invariant.sql());
            if (!rows.isEmpty()) {
                found.put(invariant.name() + " (" + rows.size() + ")", rows.subList(0, Math.min(3, rows.size())));
            }
        }
        assertThat(found).as("disagreements of database and ledger").isEmpty();

        var sent = lines.stream().map(Ledger.Line::key).distinct().toList();
        assertThat(sent).as("submissions").hasSize(ledger.acknowledged());
        // a storm may look like a burst, which is told beside the applications
        for (String table : List.of(
                "applications",
                "idempotency_keys",
                "notices WHERE kind NOT IN ('APPLICATIONS_IN_A_BURST', 'DUPLICATE_SUSPECTED')")) {
            assertThat(strings(superuser, "SELECT count(*) FROM " + table))
                    .as(table)
                    .containsExactly(String.valueOf(sent.size()));
        }
        drop(superuser);
        long attempts = lines.stream().filter(line -> line.status() == 0).count();
        return new Result(sent.size(), ledger.acknowledged(), 0, (int) attempts);
    }

    private static void drop(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS ledger");
        }
    }

    private static void fill(Connection superuser, List<Ledger.Line> lines) throws SQLException {
        drop(superuser);
        try (var statement = superuser.createStatement()) {
            statement.execute(LEDGER);
        }
        try (var insert = superuser.prepareStatement("INSERT INTO ledger VALUES (?, ?, ?, ?)")) {
            for (var line : lines) {
                insert.setObject(1, line.key());
                insert.setInt(2, line.status());
                insert.setString(3, line.receipt());
                insert.setString(4, line.hash());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static List<String> strings(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
