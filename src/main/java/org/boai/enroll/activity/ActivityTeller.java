package org.boai.enroll.activity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.duty.DutyKind;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Tells those who take part, batch by batch, each in a transaction of its own that notes how far it came: so ten thousand are no
 * single transaction, and whoever was told is not told again when the program stops halfway. A telling is in one replica's
 * hands at a time. With what was called off the first activity is owed again to whoever came to nothing else.
 */
@ApplicationScoped
class ActivityTeller {
    private static final Logger LOG = Logger.getLogger(ActivityTeller.class);
    private static final int BATCH = 200;
    private static final String CANCELLED = PersonMessageKind.ACTIVITY_CANCELLED.name();

    /** As many as one statement writes, when each has a guardian. */
    private static final int AT_ONCE = 16;

    private static final String NEXT =
            """
            SELECT t.id, t.activity_id, t.kind, t.asked_at, t.after_id, a.organization_id
            FROM activity_tellings t JOIN activities a ON a.id = t.activity_id
            WHERE t.done_at IS NULL ORDER BY t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED""";

    private static final String WHOM =
            """
            SELECT p.id, m.id AS member, m.phone,
                CASE WHEN cast($3 AS text) <> 'ACTIVITY_REMINDER' THEN p.guardian END AS guardian
            FROM participations p
            LEFT JOIN members m ON m.id = p.member_id AND m.status = 'ACTIVE' AND m.restricted_at IS NULL
            WHERE p.activity_id = $1 AND (cast($2 AS uuid) IS NULL OR p.id > $2) AND CASE cast($3 AS text)
                WHEN 'ACTIVITY_REMINDER' THEN p.state = 'PLACE'
                WHEN 'ACTIVITY_PLACE' THEN p.state = 'PLACE' AND p.moved_up_at = $4
                ELSE p.state <> 'CANCELLED' AND p.asked_at <= $4 END
            ORDER BY p.id LIMIT $5""";

    private static final String NOTE =
            """
            UPDATE activity_tellings SET after_id = coalesce($2, after_id), told = told + $3, done_at = $4 WHERE id = $1""";

    private final PersonMessages messages;
    private final ParticipantPhones phones;
    private final AttendanceRows attendances;
    private final Duties duties;
    private final Work work;
    private final Clock clock;

    ActivityTeller(
            PersonMessages messages,
            ParticipantPhones phones,
            AttendanceRows attendances,
            Duties duties,
            Work work,
            Clock clock) {
        this.messages = messages;
        this.phones = phones;
        this.attendances = attendances;
        this.duties = duties;
        this.work = work;
        this.clock = clock;
    }

    @Scheduled(every = "${boai.activities.told-every:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return tell().onFailure()
                .invoke(failure -> LOG.warnf("those who take part wait to be told: %s", failure.getClass()))
                .onFailure()
                .recoverWithNull();
    }

    /** All that is to be told. */
    Uni<Void> tell() {
        return work.in(Scope.SYSTEM, this::batch)
                .chain(more -> more ? tell() : Uni.createFrom().voidItem());
    }

    /** @return whether there may be more */
    private Uni<Boolean> batch() {
        return Statements.row(NEXT)
                .chain(telling -> telling == null
                        ? Uni.createFrom().item(false)
                        : Statements.rows(WHOM, telling[1], telling[4], telling[2], telling[3], BATCH)
                                .call(rows -> InTurn.each(parts(rows), part -> tell(telling, part)))
                                .call(rows -> CANCELLED.equals(telling[2])
                                        ? owedAgain(rows)
                                        : Uni.createFrom().voidItem())
                                .call(rows -> note((UUID) telling[0], rows))
                                .replaceWith(true));
    }

    /** Nobody is checked in to it any more, so whoever came to nothing else by now did not. */
    private Uni<Void> owedAgain(List<Object[]> rows) {
        return attendances
                .lockWhoCame(rows.stream().map(row -> (UUID) row[0]).toList())
                .chain(attendances::cameNowhere)
                .chain(members -> duties.owedAgain(members, DutyKind.FIRST_ACTIVITY, null));
    }

    private static List<List<Object[]>> parts(List<Object[]> rows) {
        List<List<Object[]>> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            parts.add(rows.subList(from, Math.min(from + AT_ONCE, rows.size())));
        }
        return parts;
    }

    private Uni<Void> tell(Object[] telling, List<Object[]> part) {
        var kind = PersonMessageKind.valueOf((String) telling[2]);
        part.forEach(
                row -> reached(row).forEach(phone -> messages.tell(kind, (UUID) row[1], (UUID) telling[5], phone)));
        return UnitOfWork.current().write();
    }

    /** None for whoever is no member any more, and for a row that cannot be read: it must not keep the others waiting. */
    private List<MobileNumber> reached(Object[] row) {
        return row[1] == null ? List.of() : phones.of((UUID) row[1], row[2], (UUID) row[0], row[3]);
    }

    private Uni<Integer> note(UUID telling, List<Object[]> rows) {
        Object last = rows.isEmpty() ? null : rows.get(rows.size() - 1)[0];
        return Statements.update(NOTE, telling, last, rows.size(), rows.size() < BATCH ? clock.instant() : null);
    }
}
