package org.boai.enroll.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Facts;
import org.boai.enroll.database.FactsCache;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.organization.OrganizationKind;

/** Reads a code together with its organization, as JSON that PostgreSQL builds. */
@ApplicationScoped
class CodeProjection {
    private static final String FACTS =
            """
            SELECT json_build_object('code', k.code, 'state', k.state, 'title', k.title, 'validFrom', k.valid_from,
                'validUntil', k.valid_until, 'maxApplications', k.max_applications, 'applications', k.applications,
                'organizationId', o.id, 'organizationName', o.name, 'organizationKind', o.kind,
                'organizationActive', o.status = 'ACTIVE',
                'path', (SELECT coalesce(json_agg(a.name ORDER BY array_position(o.ancestors, a.id)), '[]')
                         FROM organizations a WHERE a.id = ANY (o.ancestors) AND a.id <> o.id),
                'coverage', (SELECT coalesce(json_agg(c.code ORDER BY c.code), '[]') FROM (
                         SELECT r.code FROM organization_coverages c JOIN regions r ON r.id = c.region_id
                         WHERE c.organization_id = o.id AND (c.valid_to IS NULL OR c.valid_to > current_date)
                         ORDER BY r.code LIMIT 2) c))::text
            FROM enrollment_codes k JOIN organizations o ON o.id = k.organization_id
            WHERE k.code = $1""";

    /** About two megabytes; a campaign has hundreds of codes. */
    private static final int KEPT = 2_000;

    private final Pool pool;
    private final Facts facts;
    private final ObjectMapper json;

    /** The places of a limited code are counted in its row: it is never kept. */
    private final FactsCache<String, CodeRow> kept = new FactsCache<>(KEPT, code -> code.maxApplications() == null);

    CodeProjection(Pool pool, Facts facts, ObjectMapper json) {
        this.pool = pool;
        this.facts = facts;
        this.json = json;
    }

    /** What the statement says; {@code coverage} holds two codes at most, enough to tell one from several. */
    private record CodeRow(
            String code,
            String state,
            String title,
            OffsetDateTime validFrom,
            OffsetDateTime validUntil,
            Integer maxApplications,
            int applications,
            UUID organizationId,
            String organizationName,
            OrganizationKind organizationKind,
            boolean organizationActive,
            List<String> path,
            List<String> coverage) {
        CodeFacts at(Instant now) {
            Instant until = validUntil == null ? null : validUntil.toInstant();
            return new CodeFacts(
                    code,
                    CodeFacts.status(state, validFrom.toInstant(), until, maxApplications, applications, now),
                    title,
                    maxApplications != null,
                    organizationId,
                    organizationName,
                    organizationKind,
                    organizationActive,
                    path,
                    coverage);
        }
    }

    /** Outside any session. @return null when there is none */
    Uni<CodeFacts> find(String code, Instant now) {
        return kept.get(code, facts.recent(), () -> load(code)).map(row -> at(row, now));
    }

    private Uni<CodeRow> load(String code) {
        return pool.preparedQuery(FACTS)
                .execute(Tuple.of(code))
                .map(rows ->
                        rows.size() == 0 ? null : read(rows.iterator().next().getString(0)));
    }

    /** Within the session at hand. @return null when there is none */
    Uni<CodeFacts> findInSession(String code, Instant now) {
        return kept.get(code, UnitOfWork.current().facts(), () -> loadInSession(code))
                .map(row -> at(row, now));
    }

    private Uni<CodeRow> loadInSession(String code) {
        return Statements.row(FACTS, code).map(row -> row == null ? null : read((String) row[0]));
    }

    private static CodeFacts at(CodeRow row, Instant now) {
        return row == null ? null : row.at(now);
    }

    private CodeRow read(String row) {
        try {
            return json.readValue(row, CodeRow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the projection and its record differ", e);
        }
    }
}
