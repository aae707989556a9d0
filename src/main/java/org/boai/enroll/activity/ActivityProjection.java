package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.security.Caller;

/**
 * Reads activities within a caller's subtree, in the session at hand. A page walks, for each state, one index that stands in the
 * order of the list, so no page is further away than another and no filter walks over what it leaves out.
 */
@ApplicationScoped
class ActivityProjection {
    private static final String COLUMNS =
            """
            a.id, a.organization_id, o.name, a.title, a.description, a.place, a.starts_at, a.ends_at, a.sign_up_until, a.capacity,
            a.audience, a.kinds, a.state, a.taken, a.edition, a.published_at, a.cancelled_because, a.report, a.guests, a.version""";

    private static final String ONE = "SELECT " + COLUMNS
            + """
            , (SELECT count(*) FROM participations p WHERE p.activity_id = a.id AND p.state = 'WAITING'),
            (SELECT count(*) FROM participations p WHERE p.activity_id = a.id AND p.checked_in_at IS NOT NULL
                AND a.state <> 'CANCELLED')
            FROM activities a JOIN organizations o ON o.id = a.organization_id
            WHERE a.id = $1 AND cast($2 AS uuid) = ANY (a.places)""";

    private static final String LIST = "SELECT " + COLUMNS
            + """
             FROM (SELECT b.id AS page_id FROM unnest(cast($1 AS text[])) AS s (state) CROSS JOIN LATERAL (
                SELECT b.id, b.starts_at FROM activities b WHERE %s AND b.state = s.state
                    AND (b.starts_at, b.id) < (cast($3 AS timestamptz), cast($4 AS uuid))
                    AND b.starts_at >= $5 AND b.starts_at < $6
                ORDER BY b.starts_at DESC, b.id DESC LIMIT 101) b
                ORDER BY b.starts_at DESC, b.id DESC LIMIT $7) page
            JOIN activities a ON a.id = page.page_id JOIN organizations o ON o.id = a.organization_id
            ORDER BY a.starts_at DESC, a.id DESC""";

    /** Of an organization above, the caller's own part. */
    private static final String PLACE =
            """
            SELECT c.id, cardinality(c.ancestors) FROM organizations o JOIN organizations mine ON mine.id = $2
            JOIN organizations c ON c.id = CASE WHEN mine.id = ANY (o.ancestors) THEN o.id
                WHEN o.id = ANY (mine.ancestors) THEN mine.id END
            WHERE o.id = $1""";

    private static final int LEVELS_WITH_AN_INDEX = 4;

    /** @return null outside the caller's subtree */
    Uni<ActivityView> find(UUID id, Caller caller) {
        return Statements.row(ONE, id, caller.organizationId())
                .map(row -> row == null ? null : view(row, ((Long) row[20]).intValue(), ((Long) row[21]).intValue()));
    }

    /** One more than the limit; nothing of an organization beside the caller's subtree. */
    Uni<List<ActivityView>> list(ActivityFilter filter, Caller caller) {
        UUID asked = filter.organization() == null ? caller.organizationId() : filter.organization();
        return Statements.row(PLACE, asked, caller.organizationId())
                .chain(place -> place == null
                        ? Uni.createFrom().item(List.of())
                        : list((UUID) place[0], (Integer) place[1], filter));
    }

    private static Uni<List<ActivityView>> list(UUID organization, int level, ActivityFilter filter) {
        var from = TimeCursor.of(filter.after(), TimeCursor.END);
        return Statements.rows(
                        LIST.formatted(within(level)),
                        filter.states(),
                        organization,
                        from.at(),
                        from.id(),
                        filter.earliest(),
                        filter.latest(),
                        filter.limitOrDefault() + 1)
                .map(rows -> rows.stream().map(row -> view(row, null, null)).toList());
    }

    /** A text for each level: an index stands for it. Takes the organization as $2. */
    static String within(int level) {
        if (level == 1) {
            return "cast($2 AS uuid) IS NOT NULL";
        }
        return level > LEVELS_WITH_AN_INDEX
                ? "b.organization_id = cast($2 AS uuid)"
                : "b.places[" + level + "] = cast($2 AS uuid)";
    }

    static List<MemberKind> kinds(Object names) {
        return Arrays.stream((String[]) names).map(MemberKind::valueOf).toList();
    }

    static OffsetDateTime local(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }

    private static ActivityView view(Object[] row, Integer waiting, Integer attended) {
        return new ActivityView(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                local(row[6]),
                local(row[7]),
                local(row[8]),
                (Integer) row[9],
                ActivityAudience.valueOf((String) row[10]),
                kinds(row[11]),
                ActivityState.valueOf((String) row[12]),
                (Integer) row[13],
                waiting,
                attended,
                (Integer) row[14],
                local(row[15]),
                (String) row[16],
                (String) row[17],
                (Integer) row[18],
                (Integer) row[19]);
    }
}
