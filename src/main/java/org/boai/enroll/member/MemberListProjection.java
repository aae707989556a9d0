package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.security.Caller;

/**
 * Pages of the register, in the session at hand. Each page walks one index that stands in the order of the list, from
 * where the page before ended: no page is further away than another. What a filter leaves out is walked over, at most so
 * far in one page; the page is then short, and its cursor says where the walk ended.
 */
@ApplicationScoped
class MemberListProjection {
    /** Rows that one page walks over at most. */
    static final int WALK = 5000;

    /** More than the largest page; a number in the text, since a plan that does not know it may sort everybody. */
    private static final int MOST = 101;

    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);
    private static final int LEVELS_WITH_AN_INDEX = 4;

    /**
     * And plans made for the values at hand: a plan for any values takes a walk for a handful of rows, and would rather read
     * and sort everybody.
     */
    private static final String PLACE =
            """
            SELECT cardinality(o.ancestors), EXISTS (SELECT 1 FROM organizations c WHERE c.parent_id = o.id),
                set_config('plan_cache_mode', 'force_custom_plan', true)
            FROM organizations o WHERE o.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]""";

    private static final String WALKED = "SELECT " + MemberRows.COLUMNS
            + """
            , m.origin FROM members m
            WHERE %s AND (m.joined_on, m.id) < (cast($2 AS date), cast($3 AS uuid))
              AND m.joined_on >= cast($4 AS date) AND m.joined_on <= cast($5 AS date)
              AND m.erased_at IS NULL AND m.restricted_at IS NULL
            ORDER BY m.joined_on DESC, m.id DESC LIMIT %d""";

    private static final String NO_GROUP = " AND cast($6 AS uuid) IS NULL";

    /** Of the few organizations below one that lies deeper than the indexes reach. */
    private static final String MERGED =
            """
            SELECT w.* FROM organizations o CROSS JOIN LATERAL (%s) w WHERE o.ancestors @> ARRAY[cast($1 AS uuid)]
            ORDER BY w.joined_on DESC, w.id DESC LIMIT %d""";

    static final String PAGE =
            """
            SELECT * FROM (%s) m
            WHERE (cast($7 AS text) IS NULL OR kind = $7) AND (cast($8 AS text) IS NULL OR status = $8)
              AND (cast($9 AS text) IS NULL OR origin = $9)
            ORDER BY joined_on DESC, id DESC LIMIT\s"""
                    + MOST;

    private static final String COMMON =
            """
            SELECT CASE WHEN cast($1 AS uuid) = ANY (o.ancestors) THEN o.id ELSE cast($1 AS uuid) END
            FROM organizations o WHERE o.id = $2""";

    private static final String COUNTED =
            """
            SELECT count(*) FROM members m
            WHERE %s AND (m.joined_on, m.id) < (cast($2 AS date), cast($3 AS uuid))
              AND m.joined_on >= cast($4 AS date) AND m.joined_on <= cast($5 AS date)
              AND m.erased_at IS NULL AND m.restricted_at IS NULL
              AND (cast($7 AS text) IS NULL OR m.kind = $7) AND (cast($8 AS text) IS NULL OR m.status = $8)
              AND (cast($9 AS text) IS NULL OR m.origin = $9)""";

    private static final String END =
            "SELECT joined_on, id FROM (%s) m ORDER BY joined_on DESC, id DESC OFFSET " + (WALK - 1) + " LIMIT 1";

    /** Rows of {@link MemberRows#COLUMNS}, at most one more than the limit; where the walk ended, null at the list's end. */
    record Found(List<Object[]> rows, MemberCursor walkedTo) {}

    /** @return nothing for an organization beside the caller's subtree; of one above, what the caller's own part of it holds */
    Uni<Found> list(MemberFilter filter, Caller caller) {
        UUID asked = filter.organization() == null ? caller.organizationId() : filter.organization();
        return Statements.row(COMMON, asked, caller.organizationId()).chain(row -> list((UUID) row[0], filter, caller));
    }

    private Uni<Found> list(UUID organization, MemberFilter filter, Caller caller) {
        return place(organization, caller)
                .chain(place -> place == null
                        ? Uni.createFrom().item(new Found(List.of(), null))
                        : walk(walked(place, filter, WALK), organization, filter));
    }

    /** Whether the caller may ask about it. @return level in the tree and whether anything is below; null outside */
    static Uni<Object[]> place(UUID organization, Caller caller) {
        return Statements.row(PLACE, organization, caller.organizationId());
    }

    /**
     * The walk that fits, over so many rows at most; a text of its own for each of the few there are. Takes {@link #values}.
     *
     * @param place as {@link #place} says it
     */
    static String walked(Object[] place, MemberFilter filter, int most) {
        int level = (Integer) place[0];
        if (filter.group() != null) {
            return WALKED.formatted("m.group_id = cast($6 AS uuid) AND cast($1 AS uuid) = ANY (m.places)", most);
        }
        if (level > LEVELS_WITH_AN_INDEX && (Boolean) place[1]) {
            return MERGED.formatted(WALKED.formatted("m.organization_id = o.id" + NO_GROUP, most), most);
        }
        if (level > LEVELS_WITH_AN_INDEX) {
            return WALKED.formatted("m.organization_id = cast($1 AS uuid)" + NO_GROUP, most);
        }
        // everybody is below the root, and the row-level policies look at each row all the same
        String within = level == 1 ? "cast($1 AS uuid) IS NOT NULL" : "m.places[" + level + "] = cast($1 AS uuid)";
        return WALKED.formatted(within + NO_GROUP, most);
    }

    /** How many there are, without walking over them in order. Takes {@link #values} and kind, status, origin. */
    static String counted(Object[] place, MemberFilter filter) {
        String within = filter.group() != null
                ? "m.group_id = cast($6 AS uuid) AND cast($1 AS uuid) = ANY (m.places)"
                : "cast($1 AS uuid) = ANY (m.places)" + NO_GROUP;
        int level = (Integer) place[0];
        String byIndex =
                level > 1 && level <= LEVELS_WITH_AN_INDEX ? "m.places[" + level + "] = cast($1 AS uuid) AND " : "";
        return COUNTED.formatted(byIndex + within);
    }

    private static Uni<Found> walk(String walked, UUID organization, MemberFilter filter) {
        int limit = filter.limitOrDefault();
        return Statements.rows(PAGE.formatted(walked), values(organization, filter, true))
                .chain(rows -> rows.size() > limit || !filter.skips()
                        ? Uni.createFrom().item(new Found(rows.subList(0, Math.min(rows.size(), limit + 1)), null))
                        : Statements.row(END.formatted(walked), values(organization, filter, false))
                                .map(last -> new Found(rows, last == null ? null : cursor(last))));
    }

    private static MemberCursor cursor(Object[] row) {
        return new MemberCursor((LocalDate) row[0], (UUID) row[1]);
    }

    private static Object[] values(UUID organization, MemberFilter filter, boolean filtered) {
        List<Object> values = new ArrayList<>(values(organization, filter, MemberCursor.of(filter.after())));
        if (filtered) {
            values.add(filter.kind());
            values.add(filter.status());
            values.add(filter.origin());
        }
        return values.toArray();
    }

    /** What a walk takes. */
    static List<Object> values(UUID organization, MemberFilter filter, MemberCursor from) {
        List<Object> values = new ArrayList<>();
        values.add(organization);
        values.add(from.joinedOn());
        values.add(from.id());
        values.add(filter.joinedFrom() == null ? MemberCursor.EARLIEST : filter.joinedFrom());
        values.add(filter.joinedUntil() == null ? EVER : filter.joinedUntil());
        values.add(filter.group());
        return values;
    }
}
