package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;

/** Whether anything is held of a person, in the session at hand. */
@ApplicationScoped
class KnownPersonProjection {
    private static final String KNOWN =
            """
            SELECT EXISTS (SELECT 1 FROM members WHERE description_key = $1)
                OR EXISTS (SELECT 1 FROM applications WHERE person_key = $1)""";

    private static final String MEMBERS = "SELECT array_agg(id) FROM members WHERE description_key = $1";

    /** All memberships of a person, ended ones too; empty for nobody's. */
    Uni<UUID[]> members(byte[] key) {
        return Statements.row(MEMBERS, (Object) key).map(row -> row[0] == null ? new UUID[0] : (UUID[]) row[0]);
    }

    /** @throws ProblemException {@code person-unknown} */
    Uni<Void> requireKnown(byte[] key) {
        return Statements.row(KNOWN, (Object) key)
                .invoke(row -> {
                    if (!(Boolean) row[0]) {
                        throw ProblemException.of(MemberProblem.PERSON_UNKNOWN);
                    }
                })
                .replaceWithVoid();
    }
}
