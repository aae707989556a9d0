package org.boai.enroll.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;

/** Reads organizations with what surrounds them, as JSON that PostgreSQL builds in one round trip. */
@ApplicationScoped
class OrganizationProjection {
    private static final String VIEW =
            """
            SELECT json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'status', o.status,
                'parentId', o.parent_id,
                'path', (SELECT coalesce(json_agg(a.name ORDER BY array_position(o.ancestors, a.id)), '[]')
                         FROM organizations a WHERE a.id = ANY (o.ancestors) AND a.id <> o.id),
                'location', (SELECT json_build_object('code', r.code, 'name', r.name)
                             FROM regions r WHERE r.id = o.location_region_id),
                'coverage', (SELECT coalesce(json_agg(json_build_object('code', r.code, 'name', r.name) ORDER BY r.code), '[]')
                             FROM organization_coverages c JOIN regions r ON r.id = c.region_id
                             WHERE c.organization_id = o.id AND (c.valid_to IS NULL OR c.valid_to > current_date)),
                'foundedOn', o.founded_on, 'admissionPolicy', o.admission_policy,
                'authorization', CASE WHEN o.authorization_document IS NOT NULL THEN json_build_object(
                    'document', o.authorization_document, 'date', o.authorization_date,
                    'approvedBy', o.authorization_by) END,
                'attended', attended(o.id),
                'version', o.version)::text AS view
            FROM organizations o
            """;

    private static final String LIST = VIEW
            + """
            WHERE o.ancestors @> ARRAY[$1::uuid] AND ($2::uuid IS NULL OR o.parent_id = $2) AND ($3::text IS NULL OR o.kind = $3)
              AND ($4::text IS NULL OR o.name LIKE '%' || $4 || '%') AND ($5::uuid IS NULL OR o.id > $5)
            ORDER BY o.id LIMIT $6""";

    private static final String ONE = VIEW + "WHERE o.id = $1 AND o.ancestors @> ARRAY[$2::uuid]";

    private static final String UNITS =
            """
            SELECT o.id, o.name, o.kind FROM organizations o JOIN regions r ON r.id = o.location_region_id
            WHERE o.status = 'ACTIVE' AND starts_with(r.code, $1) AND o.name LIKE '%' || $2 || '%'
              AND o.kind IN ('SCHOOL', 'HOSPITAL', 'ENTERPRISE', 'AGENCY', 'PUBLIC_INSTITUTION', 'NEW_SECTOR')
            ORDER BY o.name, o.id LIMIT 100""";

    private static final String OCCUPIED =
            """
            SELECT EXISTS (SELECT 1 FROM members m WHERE m.organization_id = :id AND m.status = 'ACTIVE')
                OR EXISTS (SELECT 1 FROM applications p WHERE p.organization_id = :id
                           AND p.status IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED'))
                OR EXISTS (SELECT 1 FROM organizations o WHERE o.parent_id = :id
                           AND o.status NOT IN ('MERGED', 'DISSOLVED'))
                OR EXISTS (SELECT 1 FROM activities a WHERE a.organization_id = :id AND a.state IN ('PUBLISHED', 'CLOSED'))""";

    private static final String HOLD = "SELECT id FROM organizations WHERE id = $1 FOR UPDATE";

    private final Pool pool;
    private final ObjectMapper json;

    OrganizationProjection(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** One row more than the limit, so that the page knows whether there is another. */
    Uni<List<OrganizationView>> list(OrganizationFilter filter, UUID subtree) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.tuple()
                        .addValue(subtree)
                        .addValue(filter.parent())
                        .addValue(filter.kind() == null ? null : filter.kind().name())
                        .addValue(filter.q())
                        .addValue(filter.after())
                        .addValue(filter.limitOrDefault() + 1))
                .map(rows ->
                        rows.stream().map(row -> read(row.getString("view"))).toList());
    }

    /** @return null when there is none within the subtree */
    Uni<OrganizationView> find(UUID id, UUID subtree) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id, subtree))
                .map(rows ->
                        rows.size() == 0 ? null : read(rows.iterator().next().getString("view")));
    }

    /**
     * In the session at hand: whether members, open applications or organizations that go on belong to it. Held first, so that
     * whoever is about to arrive is waited for and counted.
     */
    Uni<Boolean> occupied(UUID id) {
        return Statements.row(HOLD, id).chain(() -> Panache.getSession()).chain(session -> session.createNativeQuery(
                        OCCUPIED, Boolean.class)
                .setParameter("id", id)
                .getSingleResult());
    }

    Uni<Units> units(String within, String query) {
        return pool.preparedQuery(UNITS)
                .execute(Tuple.of(within, query))
                .map(rows -> new Units(rows.stream()
                        .map(row -> new UnitView(
                                row.getUUID("id"),
                                row.getString("name"),
                                OrganizationKind.valueOf(row.getString("kind"))))
                        .toList()));
    }

    private OrganizationView read(String view) {
        try {
            return json.readValue(view, OrganizationView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the projection and its record differ", e);
        }
    }
}
