package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.privacy.DataSubject;

/** Which rows hold a person's data, in the session at hand. */
@ApplicationScoped
class SubjectProjection {
    /** Oldest first; identifiers sort by time. */
    private static final String ROWS =
            """
            SELECT (SELECT array_agg(id ORDER BY id) FROM applications WHERE person_key = $1
                    OR id IN (SELECT application_id FROM members WHERE description_key = $1)),
                (SELECT array_agg(id ORDER BY id) FROM members WHERE description_key = $1),
                (SELECT array_agg(DISTINCT phone_index) FROM (
                    SELECT phone_index FROM applications WHERE person_key = $1
                    UNION SELECT phone_index FROM members WHERE description_key = $1) phones),
                coalesce((SELECT organization_id FROM members WHERE description_key = $1
                          ORDER BY status = 'ACTIVE' DESC, id DESC LIMIT 1),
                    (SELECT organization_id FROM applications WHERE person_key = $1 ORDER BY id DESC LIMIT 1))""";

    /** Somebody, and the organization that answers for the data. */
    record Found(DataSubject subject, UUID organization) {}

    /** @throws ProblemException {@code person-unknown} when nothing is held any more */
    Uni<Found> require(byte[] personKey) {
        return Statements.row(ROWS, (Object) personKey).map(row -> {
            var subject = new DataSubject(personKey, ids(row[0]), ids(row[1]), phones(row[2]));
            if (subject.unknown()) {
                throw ProblemException.of(MemberProblem.PERSON_UNKNOWN);
            }
            return new Found(subject, (UUID) row[3]);
        });
    }

    private static List<UUID> ids(Object array) {
        return array == null ? List.of() : List.of((UUID[]) array);
    }

    private static List<byte[]> phones(Object array) {
        return array == null
                ? List.of()
                : Arrays.stream((Buffer[]) array).map(Buffer::getBytes).toList();
    }
}
