package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;

/** Reads what an application form says beside the person's own fields, in the session at hand. */
@ApplicationScoped
class FormProjection {
    private static final String FACTS =
            """
            SELECT m.number, m.kind, o.name,
                (SELECT string_agg(a.name, ' › ' ORDER BY array_position(o.ancestors, a.id))
                 FROM organizations a WHERE a.id = ANY (o.ancestors) AND a.id <> o.id),
                (WITH RECURSIVE up AS (
                    SELECT r.id, r.parent_id, r.name, 1 AS step FROM regions r WHERE r.id = m.residence_region_id
                    UNION ALL SELECT r.id, r.parent_id, r.name, up.step + 1 FROM regions r JOIN up ON r.id = up.parent_id)
                 SELECT string_agg(name, '' ORDER BY step DESC) FROM up),
                coalesce(p.backgrounds, ''), p.assisted_by IS NOT NULL, p.submitted_at, m.joined_on
            FROM members m JOIN organizations o ON o.id = m.organization_id LEFT JOIN applications p ON p.id = m.application_id
            WHERE m.id = $1""";

    /** Of a member whom the session has found already. */
    Uni<FormFacts> facts(UUID member) {
        return Statements.row(FACTS, member).map(FormProjection::facts);
    }

    private static FormFacts facts(Object[] row) {
        String ties = (String) row[5];
        return new FormFacts(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ties.isEmpty() ? List.of() : Arrays.asList(ties.split(",")),
                (Boolean) row[6],
                day(row[7]),
                (LocalDate) row[8]);
    }

    private static LocalDate day(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toLocalDate();
    }
}
