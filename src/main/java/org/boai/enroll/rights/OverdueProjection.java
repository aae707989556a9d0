package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;

/** Whose data is kept no longer, in the session at hand, under the system's scope. */
@ApplicationScoped
class OverdueProjection {
    /** One application, whoever else the person may be: what was refused leads nowhere. */
    private static final String APPLICATIONS =
            """
            SELECT id FROM applications
            WHERE status IN ('REFUSED', 'WITHDRAWN') AND erased_at IS NULL AND decided_at < $1
            ORDER BY decided_at LIMIT $2""";

    /** With the applications that led to them; locked, so that two replicas do not do the same. */
    private static final String MEMBERSHIPS =
            """
            SELECT m.id, m.application_id FROM members m
            WHERE m.status <> 'ACTIVE' AND m.erased_at IS NULL AND m.ended_on < $1
            ORDER BY m.ended_on LIMIT $2 FOR UPDATE SKIP LOCKED""";

    Uni<List<UUID>> applications(Instant before, int most) {
        return Statements.rows(APPLICATIONS, before, most)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    Uni<List<DataSubject>> memberships(LocalDate before, int most) {
        return Statements.rows(MEMBERSHIPS, before, most)
                .map(rows -> rows.stream().map(OverdueProjection::membership).toList());
    }

    /** Rows, not a person: the same person may be a member again. */
    private static DataSubject membership(Object[] row) {
        return new DataSubject(null, List.of((UUID) row[1]), List.of((UUID) row[0]), List.of());
    }
}
