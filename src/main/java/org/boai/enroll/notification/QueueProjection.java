package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Reads how an organization and those below it answer: what is open, since when, and who lets people wait. */
@ApplicationScoped
class QueueProjection {
    private static final String SEEN =
            "SELECT EXISTS (SELECT 1 FROM organizations WHERE id = $1 AND ancestors @> ARRAY[$2::uuid]) AS seen";

    private static final String QUEUE =
            """
            SELECT n.id, n.kind, n.priority, n.step, n.created_at, n.next_at, n.called_at IS NOT NULL AS called,
                extract(epoch FROM now() - n.created_at)::bigint AS age, o.id AS organization_id, o.name
            FROM notices n JOIN organizations o ON o.id = n.organization_id
            WHERE n.state = 'OPEN' AND o.ancestors @> ARRAY[$1::uuid]
            ORDER BY n.priority DESC, n.created_at, n.id LIMIT $2""";

    /** The organization's own and, for each branch directly below, all that lies in it. */
    private static final String ANSWERS =
            """
            SELECT b.id, b.name, attended(b.id) AS attended,
                count(n.id) FILTER (WHERE n.state = 'OPEN') AS open,
                count(n.id) FILTER (WHERE n.state = 'OPEN' AND n.step > 0) AS overdue,
                count(n.id) FILTER (WHERE n.acknowledged_at > now() - interval '90 days') AS acknowledged,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM n.acknowledged_at - n.created_at))
                    FILTER (WHERE n.acknowledged_at > now() - interval '90 days') AS median
            FROM organizations b
            LEFT JOIN organizations o ON o.ancestors @> ARRAY[b.id] AND (b.id <> $1 OR o.id = b.id)
            LEFT JOIN notices n ON n.organization_id = o.id
                AND (n.state = 'OPEN' OR n.acknowledged_at > now() - interval '90 days')
            WHERE b.id = $1 OR (b.parent_id = $1 AND b.status IN ('ACTIVE', 'PREPARING'))
            GROUP BY b.id, b.name ORDER BY overdue DESC, open DESC, b.name LIMIT 1000""";

    /** Where people wait and nobody can act, or none of the channels that are set up works. */
    private static final String SILENT =
            """
            SELECT o.id, o.name, count(*) AS open, min(n.created_at) AS since
            FROM notices n JOIN organizations o ON o.id = n.organization_id
            WHERE n.state = 'OPEN' AND o.ancestors @> ARRAY[$1::uuid]
              AND (NOT attended(o.id)
                  OR (EXISTS (SELECT 1 FROM channels_of(o.id) c WHERE c.active)
                      AND NOT EXISTS (SELECT 1 FROM channels_of(o.id) c JOIN channel_endpoints e
                          ON e.channel_id = c.id AND e.state = 'ACTIVE' WHERE c.active)))
            GROUP BY o.id, o.name ORDER BY since, o.id LIMIT 1000""";

    private final Work work;

    QueueProjection(Work work) {
        this.work = work;
    }

    Uni<Queue> queue(UUID organization, int limit, Caller caller) {
        return read(QUEUE, Tuple.of(organization, limit), organization, caller)
                .map(rows -> new Queue(rows.stream().map(QueueProjection::entry).toList()));
    }

    Uni<Answers> answers(UUID organization, Caller caller) {
        return read(ANSWERS, Tuple.of(organization), organization, caller)
                .map(rows ->
                        new Answers(rows.stream().map(QueueProjection::branch).toList()));
    }

    Uni<Silent> silent(UUID organization, Caller caller) {
        return read(SILENT, Tuple.of(organization), organization, caller)
                .map(rows -> new Silent(rows.stream()
                        .map(row -> new Silent.Place(
                                row.getUUID("id"),
                                row.getString("name"),
                                row.getLong("open"),
                                local(row.getOffsetDateTime("since"))))
                        .toList()));
    }

    private Uni<List<Row>> read(String sql, Tuple values, UUID organization, Caller caller) {
        return work.onPool(caller.scope(), connection -> connection
                .preparedQuery(SEEN)
                .execute(Tuple.of(organization, caller.organizationId()))
                .invoke(rows -> {
                    if (!rows.iterator().next().getBoolean("seen")) {
                        throw ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN);
                    }
                })
                .chain(() -> connection.preparedQuery(sql).execute(values))
                .map(rows -> rows.stream().toList()));
    }

    private static Queue.Entry entry(Row row) {
        return new Queue.Entry(
                row.getUUID("id"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getUUID("organization_id"),
                row.getString("name"),
                row.getBoolean("priority"),
                row.getInteger("step"),
                row.getBoolean("called"),
                row.getLong("age"),
                local(row.getOffsetDateTime("created_at")),
                local(row.getOffsetDateTime("next_at")));
    }

    private static Answers.Branch branch(Row row) {
        Double median = row.getDouble("median");
        return new Answers.Branch(
                row.getUUID("id"),
                row.getString("name"),
                row.getBoolean("attended"),
                row.getLong("open"),
                row.getLong("overdue"),
                row.getLong("acknowledged"),
                median == null ? null : Math.round(median));
    }

    private static OffsetDateTime local(OffsetDateTime moment) {
        return moment == null
                ? null
                : moment.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
