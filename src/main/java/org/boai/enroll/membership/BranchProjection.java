package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.organization.OrganizationStatus;

/** Reads organizations as a transfer needs them, in the session at hand. */
@ApplicationScoped
class BranchProjection {
    /** It stays what it is until the member has arrived. */
    private static final String HOLD = "SELECT id FROM organizations WHERE id = $1 FOR SHARE";

    private static final String ONE =
            """
            SELECT o.name, o.kind, o.status, attended(o.id),
                array(SELECT u.id FROM unnest(o.ancestors) WITH ORDINALITY AS u (id, depth)
                    WHERE u.id <> o.id ORDER BY u.depth DESC),
                array(SELECT attended(u.id) FROM unnest(o.ancestors) WITH ORDINALITY AS u (id, depth)
                    WHERE u.id <> o.id ORDER BY u.depth DESC)
            FROM organizations o WHERE o.id = $1""";

    /** The groups of a township whose coverage holds the residence today. */
    private static final String GROUPS =
            """
            WITH RECURSIVE lineage AS (
                SELECT id, parent_id FROM regions WHERE id = $2
                UNION ALL
                SELECT r.id, r.parent_id FROM lineage l JOIN regions r ON r.id = l.parent_id)
            SELECT DISTINCT g.id FROM organizations g
            JOIN organization_coverages c ON c.organization_id = g.id AND c.valid_from <= current_date
                AND (c.valid_to IS NULL OR c.valid_to > current_date)
            JOIN lineage l ON l.id = c.region_id
            WHERE g.parent_id = $1 AND g.kind = 'GROUP' AND g.status = 'ACTIVE' LIMIT 2""";

    private static final String IS_GROUP_OF =
            """
            SELECT EXISTS (SELECT 1 FROM organizations
                WHERE id = $1 AND parent_id = $2 AND kind = 'GROUP' AND status = 'ACTIVE')""";

    private static final String WITHIN =
            "SELECT EXISTS (SELECT 1 FROM organizations WHERE id = $1 AND ancestors @> ARRAY[cast($2 AS uuid)])";

    private static final String OVERSEER = "SELECT overseer_of($1)";

    /** @throws ProblemException {@code organization-unknown} */
    Uni<Branch> require(UUID id) {
        return Statements.row(ONE, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(row -> new Branch(
                        id,
                        (String) row[0],
                        OrganizationKind.valueOf((String) row[1]),
                        OrganizationStatus.valueOf((String) row[2]),
                        (Boolean) row[3],
                        above((UUID[]) row[4], (Boolean[]) row[5])));
    }

    /** Likewise, and it does not end before this unit of work does. */
    Uni<Branch> held(UUID id) {
        return Statements.row(HOLD, id).chain(() -> require(id));
    }

    private static List<Branch.Above> above(UUID[] ids, Boolean[] attended) {
        List<Branch.Above> above = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            above.add(new Branch.Above(ids[i], attended[i]));
        }
        return above;
    }

    /** @param residence may be null. @return the one that covers it; null where none does, or several */
    Uni<UUID> groupOf(Branch branch, Long residence) {
        if (branch.kind() != OrganizationKind.TOWNSHIP || residence == null) {
            return Uni.createFrom().nullItem();
        }
        return Statements.rows(GROUPS, branch.id(), residence)
                .map(rows -> rows.size() == 1 ? (UUID) rows.get(0)[0] : null);
    }

    Uni<Boolean> isGroupOf(UUID group, UUID township) {
        return Statements.row(IS_GROUP_OF, group, township).map(row -> (Boolean) row[0]);
    }

    /** Whether an organization is this one or lies below it. */
    Uni<Boolean> within(UUID organization, UUID subtree) {
        return Statements.row(WITHIN, organization, subtree).map(row -> (Boolean) row[0]);
    }

    /** The county, or what stands for it. */
    Uni<UUID> overseerOf(UUID organization) {
        return Statements.row(OVERSEER, organization).map(row -> (UUID) row[0]);
    }
}
