package org.boai.enroll.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.Statements;

/**
 * Loads everything a placement needs in one statement: the residence's lineage, the organizations that cover it with
 * what stands above them, and the unit. Its cost follows the depth of the tree, not its size.
 */
@ApplicationScoped
class RoutingProjection {
    /** OFFSET 0 keeps the planner, which takes the lineage for long, from reading every coverage there is. */
    private static final String CANDIDATES =
            """
            WITH RECURSIVE lineage AS (
                SELECT id, code, name, level, pseudo, parent_id, 0 AS distance FROM regions
                WHERE code = $1 AND valid_to IS NULL
                UNION ALL
                SELECT r.id, r.code, r.name, r.level, r.pseudo, r.parent_id, l.distance + 1
                FROM lineage l JOIN regions r ON r.id = l.parent_id),
            covering AS (
                SELECT DISTINCT ON (c.organization_id) c.organization_id AS id, l.code AS covering
                FROM lineage l CROSS JOIN LATERAL (
                    SELECT organization_id FROM organization_coverages
                    WHERE region_id = l.id AND valid_from <= current_date
                      AND (valid_to IS NULL OR valid_to > current_date) OFFSET 0) c
                ORDER BY c.organization_id, l.distance),
            named AS (
                SELECT id, covering, NULL::uuid AS acceptor_for, false AS affiliation FROM covering
                UNION ALL
                SELECT d.id, NULL, d.parent_id, false FROM covering c
                JOIN organizations d ON d.parent_id = c.id AND d.kind = 'DIRECT'
                UNION ALL
                SELECT id, NULL, NULL, true FROM organizations WHERE id = cast($2 AS uuid)),
            facts AS (
                SELECT n.affiliation, json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'status', o.status,
                    'admissionPolicy', o.admission_policy, 'foundedOn', o.founded_on, 'acceptorFor', n.acceptor_for,
                    'covering', n.covering, 'countyCode', left(l.code, 6),
                    'attended', attended(o.id),
                    'covered', (SELECT count(*) FROM organization_coverages c WHERE c.organization_id = o.id
                        AND (c.valid_to IS NULL OR c.valid_to > current_date)),
                    'chain', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'name', a.name,
                        'attended', attended(a.id))
                        ORDER BY array_position(o.ancestors, a.id) DESC), '[]')
                        FROM organizations a WHERE a.id = ANY (o.ancestors) AND a.id <> o.id)) AS fact
                FROM named n JOIN organizations o ON o.id = n.id JOIN regions l ON l.id = o.location_region_id)
            SELECT json_build_object(
                'lineage', (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code, 'name', name,
                    'level', level, 'pseudo', pseudo) ORDER BY distance), '[]') FROM lineage),
                'covering', (SELECT coalesce(json_agg(fact), '[]') FROM facts WHERE NOT affiliation),
                'affiliation', (SELECT fact FROM facts WHERE affiliation))::text""";

    private final ObjectMapper json;

    RoutingProjection(ObjectMapper json) {
        this.json = json;
    }

    /** In the session at hand. @param residence a code, or null; @param affiliation an organization, or null */
    Uni<Candidates> load(String residence, UUID affiliation) {
        return Statements.row(CANDIDATES, residence == null ? "" : residence, affiliation)
                .map(row -> read((String) row[0]));
    }

    private Candidates read(String facts) {
        try {
            return json.readValue(facts, Candidates.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the projection and its record differ", e);
        }
    }
}
