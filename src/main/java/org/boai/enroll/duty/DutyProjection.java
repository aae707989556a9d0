package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/** One duty with its history, within a caller's subtree, in the session at hand. */
@ApplicationScoped
class DutyProjection {
    private static final String ONE = "SELECT " + DutyReading.COLUMNS + " FROM duties d " + DutyReading.JOINED
            + "WHERE d.id = $1 AND cast($2 AS uuid) = ANY (d.places)";

    private static final String HISTORY =
            """
            SELECT e.kind, e.at, username_of(e.account_id), e.due_at, username_of(e.owner_id) AS owner, o.name, e.reason
            FROM duty_events e LEFT JOIN organizations o ON o.id = e.from_id
            WHERE e.duty_id = $1 ORDER BY e.at, e.id LIMIT 200""";

    private final DutyReading reading;

    DutyProjection(DutyReading reading) {
        this.reading = reading;
    }

    /** @throws ProblemException {@code duty-unknown}, also outside the caller's subtree */
    Uni<DutyView> require(UUID id, Caller caller) {
        return Statements.row(ONE, id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(DutyProblem.DUTY_UNKNOWN))
                .map(reading::view);
    }

    Uni<DutyFile> file(UUID id, Caller caller) {
        return require(id, caller).chain(duty -> Statements.rows(HISTORY, id)
                .map(rows -> rows.stream().map(DutyProjection::entry).toList())
                .map(history -> new DutyFile(duty, history)));
    }

    private static DutyFile.Entry entry(Object[] row) {
        return new DutyFile.Entry(
                DutyEventKind.valueOf((String) row[0]),
                DutyReading.local(row[1]),
                (String) row[2],
                DutyReading.local(row[3]),
                (String) row[4],
                (String) row[5],
                (String) row[6]);
    }
}
