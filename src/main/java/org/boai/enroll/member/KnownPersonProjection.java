package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;

/** Whether anything is held of a person, in the session at hand. */
@ApplicationScoped
class KnownPersonProjection {
    private static final String KNOWN =
            """
            SELECT EXISTS (SELECT 1 FROM members WHERE description_key = $1)
                OR EXISTS (SELECT 1 FROM applications WHERE person_key = $1)""";

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
