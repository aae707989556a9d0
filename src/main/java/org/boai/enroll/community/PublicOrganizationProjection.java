package org.boai.enroll.community;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;

/** Reads active organizations, and nobody in them. */
@ApplicationScoped
class PublicOrganizationProjection {
    /** Of the organization {@code o}; read by {@link #holder}. */
    static final String HOLDER =
            """
            o.id AS organization_id, o.name AS organization, o.kind AS organization_kind,
            array(SELECT p.name FROM unnest(o.ancestors) WITH ORDINALITY AS u (id, depth)
                JOIN organizations p ON p.id = u.id WHERE u.id <> o.id ORDER BY u.depth) AS path""";

    private static final String COLUMNS = "SELECT " + HOLDER + ", o.parent_id, o.founded_on FROM organizations o ";

    /** With a parent those below it are few, and sorted; without one the walk goes by identifier. One plan would serve neither. */
    private static final String LIST = COLUMNS
            + """
            WHERE o.status = 'ACTIVE' AND %s AND ($1::text IS NULL OR o.kind = $1) AND o.id > $2 ORDER BY o.id LIMIT $3""";

    private static final String ALL = LIST.formatted("true");
    private static final String BELOW = LIST.formatted("o.parent_id = $4");
    private static final UUID LEAST = new UUID(0, 0);

    private static final String ONE = COLUMNS + "WHERE o.status = 'ACTIVE' AND o.id = $1";
    private static final String ROOT = COLUMNS + "WHERE o.status = 'ACTIVE' AND o.parent_id IS NULL";

    private final Pool pool;

    PublicOrganizationProjection(Pool pool) {
        this.pool = pool;
    }

    static PublicHolder holder(Row row) {
        return new PublicHolder(
                row.getUUID("organization_id"),
                row.getString("organization"),
                OrganizationKind.valueOf(row.getString("organization_kind")),
                List.of(row.getArrayOfStrings("path")));
    }

    /** One row more than the limit. */
    Uni<List<PublicOrganization>> list(PublicOrganizationFilter filter) {
        Tuple asked = Tuple.of(
                filter.kind() == null ? null : filter.kind().name(),
                filter.after() == null ? LEAST : filter.after(),
                filter.limitOrDefault() + 1);
        return pool.preparedQuery(filter.parent() == null ? ALL : BELOW)
                .execute(filter.parent() == null ? asked : asked.addValue(filter.parent()))
                .map(rows -> rows.stream()
                        .map(PublicOrganizationProjection::organization)
                        .toList());
    }

    /** @param id null for the province; @return null when there is no such active organization */
    Uni<PublicOrganization> find(UUID id) {
        return pool.preparedQuery(id == null ? ROOT : ONE)
                .execute(id == null ? Tuple.tuple() : Tuple.of(id))
                .map(rows ->
                        rows.size() == 0 ? null : organization(rows.iterator().next()));
    }

    private static PublicOrganization organization(Row row) {
        var holder = holder(row);
        return new PublicOrganization(
                holder.id(),
                holder.name(),
                holder.kind(),
                row.getUUID("parent_id"),
                holder.path(),
                row.getLocalDate("founded_on"));
    }
}
