package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * Holds what the database says of deliveries against what came to the receiver. Each question selects what must not be;
 * within the quarter of an hour of a suite no step of a ladder is due.
 */
final class DeliveryProof {
    private static final Duration LAST = Duration.ofSeconds(120);
    private static final Duration LATE = Duration.ofSeconds(60);

    private static final String ALL =
            "WITH every AS (SELECT id, notice_id, step, organization_id, endpoint_id, state, reason, created_at"
                    + " FROM deliveries UNION ALL SELECT id, notice_id, step, organization_id, endpoint_id, state, reason,"
                    + " created_at FROM past_deliveries) ";

    private static final String UNFINISHED = "SELECT count(*) FROM deliveries WHERE state = 'SCHEDULED'";
    private static final String UNNUMBERED = "SELECT count(*) FROM notice_audiences WHERE seq IS NULL";

    private static final Map<String, String> MUST_NOT_BE = new TreeMap<>(
            Map.of(
                    "I4 done or dead, without a reason for it",
                    ALL + "SELECT id FROM every WHERE state = 'DEAD' AND reason IS NULL",
                    "I4 notices that are neither acknowledged nor open on their first step",
                    """
                    SELECT id FROM notices WHERE state = 'OPEN' AND (step <> 0 OR next_at IS NULL OR next_at <= created_at)
                        OR state = 'ACKNOWLEDGED' AND acknowledged_by IS NULL""",
                    "I4 rows that are finished, and leased",
                    "SELECT id FROM deliveries WHERE state <> 'SCHEDULED' AND lease IS NOT NULL",
                    "I3 notices of a branch with a webhook, without exactly one delivery there",
                    ALL
                            + """
                    SELECT n.id FROM notices n JOIN channels c USING (organization_id)
                    JOIN channel_endpoints e ON e.channel_id = c.id
                    WHERE 1 <> (SELECT count(*) FROM every d WHERE d.notice_id = n.id AND d.endpoint_id = e.id)""",
                    "I6 told although not in the audience",
                    ALL
                            + """
                    SELECT d.id FROM every d WHERE NOT EXISTS (SELECT 1 FROM notice_audiences a
                        WHERE a.notice_id = d.notice_id AND a.organization_id = d.organization_id)""",
                    "inboxes whose numbers are not unique",
                    """
                    SELECT organization_id FROM notice_audiences GROUP BY organization_id
                    HAVING count(*) <> count(DISTINCT seq)"""));

    private DeliveryProof() {}

    /**
     * What came of all deliveries so far.
     *
     * @param doubled     messages that the receiver took more than once
     * @param unexplained of these, outside the windows of faults
     * @param late        told to a receiver that works more than a minute after the commit
     */
    record Result(long delivered, Map<String, Long> dead, long doubled, Set<UUID> unexplained, long late) {}

    /** Waits until nothing is due any more. */
    static void awaitQuiet(Stage stage) {
        Awaitility.await().atMost(LAST).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            try (var superuser = stage.superuser()) {
                assertThat(Ask.count(superuser, UNFINISHED)).as("unfinished").isZero();
                assertThat(Ask.count(superuser, UNNUMBERED)).as("unnumbered").isZero();
            }
        });
    }

    /** Fails with all that does not agree. */
    static Result verify(Connection superuser, Receiver receiver, Windows windows) throws SQLException {
        Map<String, List<String>> found = new TreeMap<>();
        for (var question : MUST_NOT_BE.entrySet()) {
            var rows = Ask.strings(superuser, question.getValue());
            if (!rows.isEmpty()) {
                found.put(question.getKey() + " (" + rows.size() + ")", rows.subList(0, Math.min(3, rows.size())));
            }
        }
        var deliveries = deliveries(superuser);
        disagreements(deliveries, receiver, windows).forEach((what, ids) -> found.put(what, ids));
        assertThat(found).as("disagreements about deliveries").isEmpty();
        return result(deliveries, receiver, windows);
    }

    private record Told(UUID id, String state, String reason, java.time.Instant committed) {}

    private static List<Told> deliveries(Connection superuser) throws SQLException {
        List<Told> deliveries = new ArrayList<>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(ALL + "SELECT id, state, reason, created_at FROM every")) {
            while (rows.next()) {
                deliveries.add(new Told(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getObject(4, java.time.OffsetDateTime.class).toInstant()));
            }
        }
        return deliveries;
    }

    private static Map<String, List<String>> disagreements(List<Told> deliveries, Receiver receiver, Windows windows) {
        Map<String, List<String>> found = new HashMap<>();
        Set<UUID> known = new HashSet<>();
        for (var delivery : deliveries) {
            known.add(delivery.id());
            var taken = receiver.taken(delivery.id());
            if (delivery.state().equals("DELIVERED") && taken.isEmpty()) {
                add(found, "marked as delivered, and never taken", delivery.id());
            }
            if (delivery.state().equals("DEAD")
                    && !taken.isEmpty()
                    && !windows.explain(taken.get(0).at())) {
                add(found, "dead although taken: " + delivery.reason(), delivery.id());
            }
        }
        receiver.ids().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> add(found, "told of what was never committed", id));
        return found;
    }

    private static void add(Map<String, List<String>> found, String what, UUID id) {
        found.computeIfAbsent(what, first -> new ArrayList<>()).add(id.toString());
    }

    private static Result result(List<Told> deliveries, Receiver receiver, Windows windows) {
        Map<String, Long> dead = new TreeMap<>();
        Set<UUID> unexplained = new HashSet<>();
        long delivered = 0;
        long doubled = 0;
        long late = 0;
        for (var delivery : deliveries) {
            var taken = receiver.taken(delivery.id());
            delivered += delivery.state().equals("DELIVERED") ? 1 : 0;
            if (delivery.state().equals("DEAD")) {
                dead.merge(delivery.reason(), 1L, Long::sum);
            }
            if (taken.size() > 1) {
                doubled++;
                if (!windows.explain(taken.get(0).at())) {
                    unexplained.add(delivery.id());
                }
            }
            if (isLate(delivery, receiver)) {
                late++;
            }
        }
        return new Result(delivered, dead, doubled, unexplained, late);
    }

    /** Judged by the first attempt that arrived: what an endpoint answers is its own affair. */
    private static boolean isLate(Told delivery, Receiver receiver) {
        var requests = receiver.requests(delivery.id());
        return requests.isEmpty()
                || requests.get(0).at().isAfter(delivery.committed().plus(LATE));
    }
}
