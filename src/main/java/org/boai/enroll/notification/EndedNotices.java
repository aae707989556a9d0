package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Notices of what ends by being done, and not by anybody's word: {@link NoticeKind#DUTIES_OVERDUE}. An acknowledgment takes
 * note of it; what is done answers it, also when nobody has.
 */
@ApplicationScoped
public class EndedNotices {
    private static final String END =
            """
            UPDATE notices SET state = 'ACKNOWLEDGED', acknowledged_at = coalesce(acknowledged_at, $2), next_at = NULL
            WHERE subject_id = ANY ($1) AND kind = 'DUTIES_OVERDUE'""";

    private static final String RESEQUENCE =
            """
            UPDATE notice_audiences SET seq = NULL, added_at = clock_timestamp()
            WHERE notice_id IN (SELECT id FROM notices WHERE subject_id = ANY ($1) AND kind = 'DUTIES_OVERDUE')""";

    private final Work work;
    private final Clock clock;

    EndedNotices(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /**
     * In the session of the caller: nothing is due of them any more, and their inboxes see that they are answered.
     *
     * @param scope of the unit of work at hand, in which the notices need not lie
     */
    public Uni<Void> end(List<UUID> subjects, Scope scope) {
        Object ids = subjects.toArray(UUID[]::new);
        return work.widened(Scope.SYSTEM, scope, () -> Statements.update(END, ids, clock.instant())
                        .chain(() -> Statements.update(RESEQUENCE, ids)))
                .replaceWithVoid();
    }
}
