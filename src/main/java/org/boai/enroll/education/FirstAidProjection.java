package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/** Reads classes and what became of their invitations, in the session at hand. */
@ApplicationScoped
class FirstAidProjection {
    private static final String COLUMNS =
            """
            SELECT c.id, c.organization_id, o.name, c.title, c.place, c.first_day, c.last_day, c.instructor, c.code, c.version
            FROM first_aid_classes c JOIN organizations o ON o.id = c.organization_id
            """;

    private static final String ONE = COLUMNS + "WHERE c.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]";

    private static final String LOCKED = ONE + " FOR UPDATE OF c";

    private static final String LIST = COLUMNS
            + """
            WHERE c.organization_id = $1 AND (cast($2 AS uuid) IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3""";

    private static final String FIGURES =
            """
            SELECT count(*), count(*) FILTER (WHERE p.passed), count(*) FILTER (WHERE t.invited), count(*) FILTER (WHERE t.used),
                count(*) FILTER (WHERE t.admitted),
                (SELECT count(*) FROM applications a WHERE a.code = $2),
                (SELECT count(*) FROM applications a WHERE a.code = $2 AND a.status = 'ADMITTED')
            FROM first_aid_participants p
            CROSS JOIN LATERAL (SELECT count(*) > 0 AS invited, bool_or(i.state = 'USED') AS used,
                bool_or(a.status = 'ADMITTED') AS admitted
                FROM invitations i LEFT JOIN applications a ON a.id = i.application_id WHERE i.subject_id = p.id) t
            WHERE p.class_id = $1""";

    private static final String UNKNOWN_REGIONS =
            """
            SELECT w.code FROM unnest($1::text[]) AS w (code)
            WHERE NOT EXISTS (SELECT 1 FROM regions r WHERE r.code = w.code) LIMIT 1""";

    /** @throws ProblemException {@code first-aid-class-unknown}, also outside the caller's subtree */
    Uni<FirstAidClassView> require(UUID id, Caller caller) {
        return one(ONE, id, caller);
    }

    /** Likewise; whoever enters participants of a class does so one after the other. */
    Uni<FirstAidClassView> requireLocked(UUID id, Caller caller) {
        return one(LOCKED, id, caller);
    }

    private static Uni<FirstAidClassView> one(String sql, UUID id, Caller caller) {
        return Statements.row(sql, id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(FirstAidProblem.FIRST_AID_CLASS_UNKNOWN))
                .map(FirstAidProjection::view);
    }

    /** Newest first. */
    Uni<List<FirstAidClassView>> list(UUID organization, UUID after, int most) {
        return Statements.rows(LIST, organization, after, most)
                .map(rows -> rows.stream().map(FirstAidProjection::view).toList());
    }

    private static FirstAidClassView view(Object[] row) {
        return new FirstAidClassView(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (LocalDate) row[5],
                (LocalDate) row[6],
                (String) row[7],
                (String) row[8],
                (Integer) row[9]);
    }

    /** Under the system's scope: they may belong anywhere. */
    Uni<FirstAidFigures> figures(FirstAidClassView of) {
        return Statements.row(FIGURES, of.id(), of.code())
                .map(row -> new FirstAidFigures(
                        (Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4], (Long) row[5], (Long)
                                row[6]));
    }

    /** @return one of these that is no region's code, or null */
    Uni<String> unknownRegion(List<String> codes) {
        return Statements.row(UNKNOWN_REGIONS, (Object) codes.toArray(String[]::new))
                .map(row -> row == null ? null : (String) row[0]);
    }
}
