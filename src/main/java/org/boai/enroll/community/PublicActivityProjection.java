package org.boai.enroll.community;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.member.MemberKind;

/** Reads activities that are open to everyone. There is no person in what it reads. */
@ApplicationScoped
class PublicActivityProjection {
    private static final String FOR_EVERYONE =
            "a.audience = 'EVERYONE' AND a.state IN ('PUBLISHED', 'CLOSED', 'HELD', 'REPORTED')";

    private static final String COLUMNS =
            """
            SELECT a.id, a.title, a.place, a.starts_at, a.ends_at, a.sign_up_until, a.capacity, a.taken >= a.capacity AS full,
                a.kinds, a.state, a.published_at,
            """
                    + PublicOrganizationProjection.HOLDER;

    private static final String WITH_TEXT = COLUMNS + ", a.description ";
    private static final String WITHOUT = COLUMNS + ", NULL AS description ";
    private static final String HOLDERS = " JOIN organizations o ON o.id = a.organization_id ";

    private static final String ONE = WITH_TEXT + "FROM activities a" + HOLDERS + "WHERE a.id = $1 AND " + FOR_EVERYONE;

    private static final String BY_TIME =
            "AND (a.starts_at, a.id) > ($1, $2) AND a.ends_at > $4 ORDER BY a.starts_at, a.id LIMIT $3";

    private static final String NEWEST =
            "AND a.published_at IS NOT NULL ORDER BY a.published_at DESC, a.id DESC LIMIT $1";

    /** Of each organization below no more than the page holds, by an index: of many activities few are looked at. */
    private static final String BELOW =
            """
            FROM (SELECT x.* FROM (SELECT id FROM organizations WHERE ancestors @> ARRAY[%s::uuid]) AS below
                CROSS JOIN LATERAL (SELECT a.* FROM activities a WHERE a.organization_id = below.id AND %s %s) AS x) AS a
            """;

    private static final String ALL = WITHOUT + "FROM activities a" + HOLDERS + "WHERE " + FOR_EVERYONE + " " + BY_TIME;

    private static final String OF =
            WITHOUT + BELOW.formatted("$5", FOR_EVERYONE, BY_TIME) + HOLDERS + "ORDER BY a.starts_at, a.id LIMIT $3";

    private static final String ALL_NEWEST =
            WITH_TEXT + "FROM activities a" + HOLDERS + "WHERE " + FOR_EVERYONE + " " + NEWEST;

    private static final String NEWEST_OF = WITH_TEXT
            + BELOW.formatted("$2", FOR_EVERYONE, NEWEST)
            + HOLDERS
            + "ORDER BY a.published_at DESC, a.id DESC LIMIT $1";

    private final Pool pool;
    private final Clock clock;

    PublicActivityProjection(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** With the description; null when there is none for everyone. */
    Uni<PublicActivity> find(UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? null : activity(rows.iterator().next()));
    }

    /** In the order of their beginning, without those that were over by then. @param organization null for all */
    Uni<List<PublicActivity>> list(TimeCursor after, Instant from, int size, UUID organization) {
        Tuple asked = Tuple.of(after.moment(), after.id(), size, from.atOffset(ZoneOffset.UTC));
        return read(organization == null ? ALL : OF, asked, organization);
    }

    /** What was published last, with the descriptions. @param organization null for all */
    Uni<List<PublicActivity>> newest(int size, UUID organization) {
        return read(organization == null ? ALL_NEWEST : NEWEST_OF, Tuple.of(size), organization);
    }

    private Uni<List<PublicActivity>> read(String sql, Tuple asked, UUID organization) {
        return pool.preparedQuery(sql)
                .execute(organization == null ? asked : asked.addValue(organization))
                .map(rows -> rows.stream().map(this::activity).toList());
    }

    private PublicActivity activity(Row row) {
        Instant until = row.getOffsetDateTime("sign_up_until").toInstant();
        var state = PublicActivityState.valueOf(row.getString("state"));
        String description = row.getString("description");
        return new PublicActivity(
                row.getUUID("id"),
                row.getString("title"),
                PublicOrganizationProjection.holder(row),
                row.getString("place"),
                local(row, "starts_at"),
                local(row, "ends_at"),
                local(row, "sign_up_until"),
                row.getInteger("capacity"),
                Boolean.TRUE.equals(row.getBoolean("full")),
                Stream.of(row.getArrayOfStrings("kinds"))
                        .map(MemberKind::valueOf)
                        .toList(),
                state,
                PublicActivity.signUpOpen(state, until, clock.instant()),
                local(row, "published_at"),
                description == null ? null : PublicText.of(description));
    }

    private static OffsetDateTime local(Row row, String column) {
        var moment = row.getOffsetDateTime(column);
        return moment == null
                ? null
                : moment.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
