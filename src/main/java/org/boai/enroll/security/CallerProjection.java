package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads who an account is at this moment: its roles and its organization. */
@ApplicationScoped
class CallerProjection {
    private static final String SELECT =
            "SELECT id, username, roles, token_version, organization_id, organization_name, kind FROM acting_account($1)";

    private final Pool pool;

    CallerProjection(Pool pool) {
        this.pool = pool;
    }

    /** @return null when the account is unknown disabled or ended */
    Uni<Caller> find(UUID account) {
        return pool.preparedQuery(SELECT).execute(Tuple.of(account)).map(CallerProjection::single);
    }

    private static Caller single(RowSet<Row> rows) {
        var iterator = rows.iterator();
        if (!iterator.hasNext()) {
            return null;
        }
        Row row = iterator.next();
        Set<Role.Name> roles = Arrays.stream(row.getArrayOfStrings("roles"))
                .map(Role.Name::valueOf)
                .collect(Collectors.toSet());
        return new Caller(
                row.getUUID("id"),
                row.getString("username"),
                row.getUUID("organization_id"),
                row.getString("organization_name"),
                row.getString("kind"),
                row.getInteger("token_version"),
                Role.closure(roles));
    }
}
