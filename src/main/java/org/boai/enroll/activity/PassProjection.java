package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;

/** A person's own participation, in the person's scope. */
@ApplicationScoped
class PassProjection {
    private static final String OWN =
            """
            SELECT p.id, p.state, a.title, a.place, a.starts_at, a.ends_at, a.state AS of_activity
            FROM members m JOIN participations p ON p.member_id = m.id JOIN activities a ON a.id = p.activity_id
            WHERE m.description_key = $1 AND m.status = 'ACTIVE' AND a.id = $2""";

    /** What a pass is for. */
    record Own(UUID id, String title, String place, OffsetDateTime starts, OffsetDateTime ends) {}

    /** @throws ProblemException {@code participation-unknown}, {@code pass-without-place}, {@code check-in-closed} when it was called off */
    Uni<Own> require(byte[] personKey, UUID activity) {
        return Statements.row(OWN, personKey, activity)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ActivityProblem.PARTICIPATION_UNKNOWN))
                .map(PassProjection::own);
    }

    private static Own own(Object[] row) {
        if (row[6].equals("CANCELLED") || row[6].equals("DRAFT")) {
            throw ProblemException.of(CheckInProblem.CHECK_IN_CLOSED);
        }
        if (!row[1].equals("PLACE")) {
            throw ProblemException.of(CheckInProblem.PASS_WITHOUT_PLACE);
        }
        return new Own((UUID) row[0], (String) row[2], (String) row[3], here(row[4]), here(row[5]));
    }

    static OffsetDateTime here(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
