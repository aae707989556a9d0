package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;

/** Finds who decides for a unit: the county society of its seat, or where there is none the nearest society by law above. */
@ApplicationScoped
class SeatProjection {
    private static final String SEAT =
            """
            WITH RECURSIVE up AS (
                SELECT r.id, r.parent_id, r.level, r.id AS seat, r.code AS seat_code FROM regions r
                WHERE r.code = $1 AND r.valid_to IS NULL AND r.level IN ('COUNTY', 'TOWNSHIP', 'VILLAGE')
                UNION ALL
                SELECT r.id, r.parent_id, r.level, up.seat, up.seat_code FROM regions r JOIN up ON r.id = up.parent_id)
            SELECT up.seat, o.id, o.name, o.kind, left(up.seat_code, 6)
            FROM up JOIN organizations o ON o.location_region_id = up.id AND o.kind = up.level
            WHERE o.status = 'ACTIVE' AND o.kind IN ('COUNTY', 'CITY', 'PROVINCE')
            ORDER BY array_position(ARRAY['COUNTY', 'CITY', 'PROVINCE'], o.kind::text) LIMIT 1""";

    /** @throws ProblemException {@code corporate-region-unknown} */
    Uni<Seat> require(String regionCode) {
        return Statements.row(SEAT, regionCode)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CorporateProblem.CORPORATE_REGION_UNKNOWN))
                .map(row -> new Seat(
                        (Long) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        OrganizationKind.valueOf((String) row[3]),
                        (String) row[4]));
    }
}
