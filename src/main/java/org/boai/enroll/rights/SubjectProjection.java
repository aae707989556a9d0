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

    /** What was joined to these rows, and what that came from. */
    private static final String MERGED =
            """
            WITH joined AS (SELECT id, application_id, phone_index FROM members WHERE merged_into = ANY ($2))
            SELECT (SELECT array_agg(id ORDER BY id) FROM applications WHERE id = ANY ($1)
                    OR id IN (SELECT application_id FROM joined) OR merged_into = ANY ($1) OR merged_into = ANY ($2)),
                (SELECT array_agg(id ORDER BY id) FROM (SELECT unnest($2) AS id UNION SELECT id FROM joined) m),
                (SELECT array_agg(DISTINCT phone_index) FROM (SELECT unnest($3::bytea[]) AS phone_index
                    UNION SELECT phone_index FROM joined WHERE phone_index IS NOT NULL) p)""";

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

    /** Under the system's scope: with the rows that a merge has joined to these, which have other keys. */
    Uni<DataSubject> withMerged(DataSubject subject) {
        Buffer[] phones = subject.phones().stream().map(Buffer::buffer).toArray(Buffer[]::new);
        return Statements.row(MERGED, subject.applicationIds(), subject.memberIds(), phones)
                .map(row -> new DataSubject(subject.key(), ids(row[0]), ids(row[1]), phones(row[2])));
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
