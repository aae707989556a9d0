package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Cancels for whoever asks the branch to: a member without a telephone at hand, and the guardian who does not agree any more
 * (个人信息保护法 15) and has no way in of their own. They are told on the phones that can be read, and the record of acts says who
 * did it.
 */
@ApplicationScoped
public class SignUpsForOthers {
    /** Asked after the member's lock, so that it sees what whoever held it before has changed. */
    private static final String WHO =
            """
            SELECT p.activity_id, p.organization_id, m.id, m.phone, p.guardian
            FROM participations p JOIN members m ON m.id = p.member_id AND m.erased_at IS NULL AND m.restricted_at IS NULL
            WHERE p.id = $1""";

    private final AttendanceProjection attendances;
    private final AttendanceRows rows;
    private final SignUps steps;
    private final AuditLog audit;
    private final PersonMessages messages;
    private final ParticipantPhones phones;
    private final Work work;

    SignUpsForOthers(
            AttendanceProjection attendances,
            AttendanceRows rows,
            SignUps steps,
            AuditLog audit,
            PersonMessages messages,
            ParticipantPhones phones,
            Work work) {
        this.attendances = attendances;
        this.rows = rows;
        this.steps = steps;
        this.audit = audit;
        this.messages = messages;
        this.phones = phones;
        this.work = work;
    }

    /**
     * As if the member had done it: whoever waits first gets the place. Again changes nothing and tells nobody.
     *
     * @throws ProblemException {@code no-such-attendance}, also outside the caller's subtree; {@code activity-state},
     *     {@code activity-begun}, {@code participation-attended}
     */
    public Uni<AttendanceView> cancel(UUID participation, Caller caller) {
        return work.in(caller.scope(), () -> attendances
                .requireActivity(participation, caller)
                .call(() -> work.widened(Scope.SYSTEM, caller.scope(), () -> cancelled(participation, caller)
                        .chain(() -> UnitOfWork.current().write())))
                .chain(() -> attendances.one(participation)));
    }

    private Uni<Void> cancelled(UUID participation, Caller caller) {
        return rows.lockMember(participation)
                .chain(() -> Statements.row(WHO, participation))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CheckInProblem.NO_SUCH_ATTENDANCE))
                .chain(who -> steps.cancel((UUID) who[0], (UUID) who[2], caller.actor())
                        .invoke(stood -> {
                            if (stood) {
                                audit.record(
                                        caller.actor(),
                                        AuditEvent.of(
                                                "sign-up-cancelled-by-hand", "participation", participation, (UUID)
                                                        who[1]));
                                tell(who, participation);
                            }
                        }))
                .replaceWithVoid();
    }

    private void tell(Object[] who, UUID participation) {
        UUID member = (UUID) who[2];
        phones.of(member, who[3], participation, who[4])
                .forEach(phone -> messages.tell(PersonMessageKind.SIGN_UP_CANCELLED, member, (UUID) who[1], phone));
    }
}
