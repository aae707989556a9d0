package org.boai.enroll.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Role;
import org.boai.enroll.security.Work;

/** Reads accounts of a subtree. */
@ApplicationScoped
class AccountProjection {
    private static final String VIEW =
            """
            SELECT a.id, a.username, a.roles, a.valid_until, a.created_at, a.version,
                a.second_factor_since IS NOT NULL AS second_factor, o.id AS organization_id, o.name, o.kind,
                CASE WHEN account_lives(a.disabled_at, a.valid_until) THEN 'ACTIVE'
                    WHEN a.valid_until <= now() THEN 'ENDED' ELSE 'DISABLED' END AS state
            FROM accounts a JOIN organizations o ON o.id = a.organization_id
            WHERE o.ancestors @> ARRAY[$1::uuid]
            """;

    private static final String LIST = VIEW
            + """
            AND ($2::uuid IS NULL OR o.id = $2) AND ($3::text IS NULL OR strpos(a.username, lower($3)) > 0)
              AND ($4::uuid IS NULL OR a.id > $4)
            ORDER BY a.id LIMIT $5""";

    private static final String ONE = VIEW + "AND a.id = $2";

    private final Work work;

    AccountProjection(Work work) {
        this.work = work;
    }

    /** One row more than the limit. */
    Uni<List<AccountView>> list(AccountFilter filter, Caller caller) {
        return read(
                caller,
                LIST,
                Tuple.of(
                        caller.organizationId(),
                        filter.organization(),
                        filter.q(),
                        filter.after(),
                        filter.limitOrDefault() + 1));
    }

    /** @return null when there is none within the subtree */
    Uni<AccountView> find(UUID id, Caller caller) {
        return read(caller, ONE, Tuple.of(caller.organizationId(), id))
                .map(views -> views.isEmpty() ? null : views.get(0));
    }

    private Uni<List<AccountView>> read(Caller caller, String sql, Tuple values) {
        return work.onPool(
                caller.scope(),
                connection -> connection.preparedQuery(sql).execute(values).map(AccountProjection::views));
    }

    private static List<AccountView> views(RowSet<Row> rows) {
        return rows.stream().map(AccountProjection::view).toList();
    }

    private static AccountView view(Row row) {
        return new AccountView(
                row.getUUID("id"),
                row.getString("username"),
                new AccountView.Organization(
                        row.getUUID("organization_id"),
                        row.getString("name"),
                        OrganizationKind.valueOf(row.getString("kind"))),
                Arrays.stream(row.getArrayOfStrings("roles"))
                        .map(Role.Name::valueOf)
                        .sorted()
                        .toList(),
                AccountState.valueOf(row.getString("state")),
                local(row.getOffsetDateTime("valid_until")),
                row.getBoolean("second_factor"),
                local(row.getOffsetDateTime("created_at")),
                row.getInteger("version"));
    }

    static OffsetDateTime local(OffsetDateTime moment) {
        return moment == null
                ? null
                : moment.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
