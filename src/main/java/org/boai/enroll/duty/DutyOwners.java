package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.boai.enroll.database.Statements;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.TakenOn;

/** Whoever acknowledges that somebody was admitted takes on what is owed to them, unless somebody has already. */
@ApplicationScoped
class DutyOwners implements TakenOn {
    private static final Set<NoticeKind> OF_ADMISSIONS =
            EnumSet.of(NoticeKind.MEMBER_ADMITTED, NoticeKind.APPLICATION_TO_REVIEW);

    /**
     * An organization that a member has left in the meantime takes nothing on; nor does a group, which is below the one that owes
     * it and sees no duties: somebody of the township has them then.
     */
    private static final String TAKE =
            """
            WITH taken AS (
                UPDATE duties d SET owner_id = $2, taken_on_at = $3
                FROM members m WHERE m.application_id = $1 AND d.member_id = m.id AND d.state = 'OPEN' AND d.taken_on_at IS NULL
                  AND cast($4 AS uuid) = ANY (d.places)
                RETURNING d.id)
            INSERT INTO duty_events (id, duty_id, kind, at, account_id, owner_id)
            SELECT next_id(cast($3 AS timestamptz)), id, 'TAKEN_ON', $3, $2, $2 FROM taken""";

    @Override
    public Uni<Void> takenOn(Taken taken) {
        return OF_ADMISSIONS.contains(taken.kind())
                ? Statements.update(TAKE, taken.subject(), taken.account(), taken.at(), taken.organization())
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
