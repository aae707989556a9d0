package org.boai.enroll.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Role;
import org.boai.enroll.security.Work;

/** Reads the open invitations of a subtree. */
@ApplicationScoped
class InvitationProjection {
    private static final String LIST =
            """
            SELECT i.id, i.username, i.roles, i.valid_until, i.created_at, i.expires_at, o.id AS organization_id, o.name,
                o.kind, username_of(i.predecessor_id) AS predecessor
            FROM account_invitations i JOIN organizations o ON o.id = i.organization_id
            WHERE o.ancestors @> ARRAY[$1::uuid] AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now()
              AND ($2::uuid IS NULL OR o.id = $2) AND ($3::text IS NULL OR strpos(i.username, lower($3)) > 0)
              AND ($4::uuid IS NULL OR i.id > $4)
            ORDER BY i.id LIMIT $5""";

    private final Work work;

    InvitationProjection(Work work) {
        this.work = work;
    }

    /** One row more than the limit. */
    Uni<List<InvitationView>> list(AccountFilter filter, Caller caller) {
        return work.onPool(caller.scope(), connection -> connection
                .preparedQuery(LIST)
                .execute(Tuple.of(
                        caller.organizationId(),
                        filter.organization(),
                        filter.q(),
                        filter.after(),
                        filter.limitOrDefault() + 1))
                .map(rows -> rows.stream().map(InvitationProjection::view).toList()));
    }

    private static InvitationView view(Row row) {
        return new InvitationView(
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
                AccountProjection.local(row.getOffsetDateTime("valid_until")),
                row.getString("predecessor"),
                AccountProjection.local(row.getOffsetDateTime("created_at")),
                AccountProjection.local(row.getOffsetDateTime("expires_at")));
    }

    static OffsetDateTime local(Instant moment) {
        return moment.atZone(SystemClock.ZONE).toOffsetDateTime();
    }
}
