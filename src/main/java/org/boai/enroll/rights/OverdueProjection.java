package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
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
    /** One application, whoever else the person may be: what was refused leads nowhere, unless it is appealed against. */
    private static final String APPLICATIONS =
            """
            SELECT id, person_key, phone_index FROM applications
            WHERE status IN ('REFUSED', 'WITHDRAWN') AND erased_at IS NULL AND decided_at < $1
                AND NOT EXISTS (SELECT 1 FROM application_appeals a
                    WHERE a.application_id = applications.id AND (a.decided_at IS NULL OR a.decided_at >= $1))
            ORDER BY decided_at LIMIT $2""";

    /** With the applications that led to them, where there is one; locked, so that two replicas do not do the same. */
    private static final String MEMBERSHIPS =
            """
            SELECT m.id, m.application_id, m.description_key, m.phone_index FROM members m
            WHERE m.status <> 'ACTIVE' AND m.erased_at IS NULL AND m.ended_on < $1
            ORDER BY m.ended_on LIMIT $2 FOR UPDATE SKIP LOCKED""";

    /** Whether no row of a person holds anything any more. */
    private static final String GONE =
            """
            SELECT NOT EXISTS (SELECT 1 FROM members WHERE description_key = $1)
                AND NOT EXISTS (SELECT 1 FROM applications WHERE person_key = $1)""";

    Uni<List<DataSubject>> applications(Instant before, int most) {
        return Statements.rows(APPLICATIONS, before, most).map(rows -> rows.stream()
                .map(row -> new DataSubject(bytes(row[1]), List.of((UUID) row[0]), List.of(), phones(row[2])))
                .toList());
    }

    Uni<List<DataSubject>> memberships(LocalDate before, int most) {
        return Statements.rows(MEMBERSHIPS, before, most).map(rows -> rows.stream()
                .map(row -> new DataSubject(bytes(row[2]), ids(row[1]), List.of((UUID) row[0]), phones(row[3])))
                .toList());
    }

    Uni<Boolean> gone(byte[] key) {
        return Statements.row(GONE, (Object) key).map(row -> (Boolean) row[0]);
    }

    /** Whoever was a member on paper before has no application. */
    private static List<UUID> ids(Object id) {
        return id == null ? List.of() : List.of((UUID) id);
    }

    private static byte[] bytes(Object value) {
        return value == null ? null : ((Buffer) value).getBytes();
    }

    private static List<byte[]> phones(Object index) {
        return index == null ? List.of() : List.of(bytes(index));
    }
}
