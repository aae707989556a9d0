package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.security.Caller;

/**
 * Pages of duties within a caller's subtree, in the session at hand: of each kind that is asked for, the next few from an index
 * that stands in the order of the list, and of those together the first. No page reads more than that, whatever the filter and
 * however deep it lies.
 */
@ApplicationScoped
class DutyListProjection {
    /** More than the largest page; a number in the text, since a plan that does not know it may sort everything. */
    private static final int MOST = 101;

    private static final int LEVELS_WITH_AN_INDEX = 4;
    private static final Instant EVER = Instant.parse("2200-01-01T00:00:00Z");

    /** Of an organization above the caller's own the caller's part; plans for the values at hand, as for the register. */
    private static final String PLACE =
            """
            SELECT o.id, cardinality(o.ancestors), set_config('plan_cache_mode', 'force_custom_plan', true)
            FROM organizations own JOIN organizations o ON o.ancestors @> ARRAY[own.id] AND o.id = CASE
                WHEN cast($1 AS uuid) = ANY (own.ancestors) THEN own.id ELSE cast($1 AS uuid) END
            WHERE own.id = $2""";

    private static final String WALK =
            """
            SELECT d.* FROM duties d WHERE %1$s AND d.state = $3 AND d.kind = k.kind
                AND (d.due_at, d.id) %2$s (cast($4 AS timestamptz), cast($5 AS uuid)) AND d.due_at < cast($6 AS timestamptz)
            ORDER BY d.due_at %3$s, d.id %3$s LIMIT %4$d""";

    private static final String LIST = "SELECT " + DutyReading.COLUMNS
            + """
             FROM (SELECT w.* FROM unnest($2::text[]) AS k (kind) %1$s CROSS JOIN LATERAL (%2$s) w
                ORDER BY w.due_at %3$s, w.id %3$s LIMIT %4$d) d
            """
            + DutyReading.JOINED + "ORDER BY d.due_at %3$s, d.id %3$s";

    private final DutyReading reading;
    private final Clock clock;

    DutyListProjection(DutyReading reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    /** At most one more than the limit; nothing for an organization beside the caller's subtree. */
    Uni<List<DutyView>> list(DutyFilter filter, Caller caller) {
        UUID asked = filter.organization() == null ? caller.organizationId() : filter.organization();
        return Statements.row(PLACE, asked, caller.organizationId())
                .chain(place -> place == null
                        ? Uni.createFrom().item(List.of())
                        : Statements.rows(sql((Integer) place[1], filter), values((UUID) place[0], filter, caller))
                                .map(rows -> rows.stream()
                                        .limit(filter.limitOrDefault() + 1L)
                                        .map(reading::view)
                                        .toList()));
    }

    /** A text of its own for each of the few ways there are. @param level of the organization in the tree, the root's is 1 */
    static String sql(int level, DutyFilter filter) {
        boolean down = filter.latestFirst();
        boolean deep = level > LEVELS_WITH_AN_INDEX && !filter.onlyMine();
        String order = down ? "DESC" : "ASC";
        String walk = WALK.formatted(within(level, filter), down ? "<" : ">", order, MOST);
        String each =
                deep ? "CROSS JOIN (SELECT id FROM organizations WHERE ancestors @> ARRAY[cast($1 AS uuid)]) b" : "";
        return LIST.formatted(each, walk, order, MOST);
    }

    private static String within(int level, DutyFilter filter) {
        if (filter.onlyMine()) {
            return "d.owner_id = cast($7 AS uuid) AND cast($1 AS uuid) = ANY (d.places)";
        }
        if (level > LEVELS_WITH_AN_INDEX) {
            return "d.organization_id = b.id";
        }
        // everything is below the root, and the row-level policies look at each row all the same
        return level == 1 ? "cast($1 AS uuid) IS NOT NULL" : "d.places[" + level + "] = cast($1 AS uuid)";
    }

    private Object[] values(UUID organization, DutyFilter filter, Caller caller) {
        var from = TimeCursor.of(filter.after(), filter.latestFirst() ? TimeCursor.END : TimeCursor.BEGINNING);
        boolean bounded = filter.due() != null && filter.stateOrOpen() == DutyState.OPEN;
        List<Object> values = new ArrayList<>();
        values.add(organization);
        values.add(filter.kinds());
        values.add(filter.stateOrOpen());
        values.add(from.at());
        values.add(from.id());
        values.add(bounded ? filter.due().before(clock.instant()) : EVER);
        if (filter.onlyMine()) {
            values.add(caller.accountId());
        }
        return values.toArray();
    }
}
