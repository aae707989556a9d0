package org.boai.enroll.code;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;

/** Reads a code together with its organization. */
@ApplicationScoped
class CodeProjection {
    /** Arrays of names travel as one text, separated by a line feed, which no name may hold. */
    private static final String FACTS =
            """
            SELECT k.code, k.state, k.title, k.valid_from, k.valid_until, k.max_applications, k.applications,
                o.id AS organization_id, o.name, o.kind, o.status = 'ACTIVE' AS active,
                (SELECT string_agg(a.name, E'\\n' ORDER BY array_position(o.ancestors, a.id))
                 FROM organizations a WHERE a.id = ANY (o.ancestors) AND a.id <> o.id) AS path,
                (SELECT string_agg(r.code, E'\\n' ORDER BY r.code) FROM (
                    SELECT r.code FROM organization_coverages c JOIN regions r ON r.id = c.region_id
                    WHERE c.organization_id = o.id AND (c.valid_to IS NULL OR c.valid_to > current_date)
                    ORDER BY r.code LIMIT 2) r) AS coverage
            FROM enrollment_codes k JOIN organizations o ON o.id = k.organization_id
            WHERE k.code = """;

    private final Pool pool;

    CodeProjection(Pool pool) {
        this.pool = pool;
    }

    /** Outside any session. @return null when there is none */
    Uni<CodeFacts> find(String code, Instant now) {
        return pool.preparedQuery(FACTS + "$1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(code))
                .map(rows -> rows.size() == 0
                        ? null
                        : read(new PoolRow(rows.iterator().next()), now));
    }

    /** Within the session at hand. @return null when there is none */
    Uni<CodeFacts> findInSession(String code, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FACTS + ":code", Tuple.class)
                        .setParameter("code", code)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : read(new SessionRow(row), now));
    }

    private interface Cells {
        <T> T get(String column, Class<T> type);

        Instant moment(String column);
    }

    private record PoolRow(io.vertx.mutiny.sqlclient.Row row) implements Cells {
        @Override
        public <T> T get(String column, Class<T> type) {
            return row.get(type, column);
        }

        @Override
        public Instant moment(String column) {
            OffsetDateTime value = row.getOffsetDateTime(column);
            return value == null ? null : value.toInstant();
        }
    }

    private record SessionRow(Tuple row) implements Cells {
        @Override
        public <T> T get(String column, Class<T> type) {
            return row.get(column, type);
        }

        @Override
        public Instant moment(String column) {
            Object value = row.get(column);
            return value instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) value;
        }
    }

    private static CodeFacts read(Cells row, Instant now) {
        Integer maximum = row.get("max_applications", Integer.class);
        var status = CodeFacts.status(
                row.get("state", String.class),
                row.moment("valid_from"),
                row.moment("valid_until"),
                maximum,
                row.get("applications", Integer.class),
                now);
        return new CodeFacts(
                row.get("code", String.class),
                status,
                row.get("title", String.class),
                maximum != null,
                row.get("organization_id", UUID.class),
                row.get("name", String.class),
                OrganizationKind.valueOf(row.get("kind", String.class)),
                row.get("active", Boolean.class),
                lines(row.get("path", String.class)),
                lines(row.get("coverage", String.class)));
    }

    private static List<String> lines(String text) {
        return text == null ? List.of() : List.of(text.split("\n"));
    }
}
