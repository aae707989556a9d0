package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Who completed which training, in the session at hand. */
@ApplicationScoped
class Attendances {
    private static final String RECORD =
            """
            INSERT INTO leader_attendances (training_id, leader_id, completed_on, recorded_at, recorded_by)
            SELECT cast($1 AS uuid), given.id, cast($3 AS date), cast($4 AS timestamptz), cast($5 AS uuid)
            FROM unnest($2::uuid[]) AS given (id)
            ON CONFLICT DO NOTHING""";

    private static final String TAKE_BACK = "DELETE FROM leader_attendances WHERE training_id = $1 AND leader_id = $2";

    private static final String ANY = "SELECT EXISTS (SELECT 1 FROM leader_attendances WHERE training_id = $1)";

    private final Work work;
    private final Clock clock;

    Attendances(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** @return how many are new */
    Uni<Integer> record(UUID training, List<UUID> leaders, LocalDate day, Caller caller) {
        return Statements.update(
                RECORD, training, leaders.toArray(UUID[]::new), day, clock.instant(), caller.accountId());
    }

    /** @return whether there was one */
    Uni<Boolean> takeBack(UUID training, UUID leader) {
        return Statements.update(TAKE_BACK, training, leader).map(gone -> gone > 0);
    }

    /** By whomever, also where the caller does not see it. @throws ProblemException {@code leader-training-attended} */
    Uni<Void> requireNone(UUID training, Caller caller) {
        return work.widened(Scope.SYSTEM, caller.scope(), () -> Statements.row(ANY, training))
                .invoke(row -> {
                    if ((Boolean) row[0]) {
                        throw ProblemException.of(LeaderProblem.LEADER_TRAINING_ATTENDED);
                    }
                })
                .replaceWithVoid();
    }
}
