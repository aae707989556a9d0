package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Enters people into the register, in the session of the caller. */
@ApplicationScoped
public class Register {
    /**
     * One statement that either enters the person or finds that they, or somebody of the same name, birth date and
     * phone, are a member already; the constraints decide,
     * so two at once cannot both win, and nobody has to be looked up by a citizen's request.
     */
    private static final String ENTER =
            """
            INSERT INTO members (id, number, organization_id, group_id, kind, status, application_id, identity_key, description_key,
                full_name, name_index, phone, phone_index, birth_date, document_number, residence_region_id, joined_on, created_at)
            VALUES ($1, $2, $3, $4, $5, 'ACTIVE', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            ON CONFLICT DO NOTHING""";

    private static final String LEAVE =
            """
            UPDATE members SET status = 'LEFT', ended_on = $2, end_reason = $3, version = version + 1
            WHERE description_key = $1 AND status = 'ACTIVE' RETURNING id, organization_id""";

    /**
     * Takes a membership back that nobody has decided. By the phone's scope only while the phone is still the member's:
     * who has proved another one since is somebody.
     */
    private static final String DISOWN =
            """
            UPDATE members SET status = 'REMOVED', ended_on = $2, end_reason = 'DISOWNED', version = version + 1
            WHERE id = $1 AND status = 'ACTIVE' RETURNING organization_id""";

    /** A family shares a phone; more than a family does not. */
    private static final int MOST_OF_ONE_PHONE = 5;

    private final MemberSerials serials;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final MemberHistory history;
    private final Clock clock;

    Register(MemberSerials serials, FieldCipher cipher, BlindIndex index, MemberHistory history, Clock clock) {
        this.serials = serials;
        this.cipher = cipher;
        this.index = index;
        this.history = history;
        this.clock = clock;
    }

    /** Whether as many members as may have this phone already: the next one needs a person's look. */
    public Uni<Boolean> hasManyOf(MobileNumber phone) {
        return Statements.row("SELECT members_with_phone($1)", (Object) index.of("phone", phone.value()))
                .map(row -> (Long) row[0] >= MOST_OF_ONE_PHONE);
    }

    /** @return the new member's id, or null when the person is an active member already */
    public Uni<UUID> enter(Admission admission) {
        UUID id = Ids.next();
        LocalDate today = LocalDate.now(clock);
        return serials.next()
                .chain(serial -> insert(id, serial, today, admission))
                .map(entered -> entered == 1 ? id : null);
    }

    /**
     * In the session at hand: the active membership of a person ends.
     *
     * @return null when there is none
     */
    public Uni<EndedMembership> leave(byte[] personKey, EndReason reason) {
        return Statements.row(LEAVE, personKey, LocalDate.now(clock), reason)
                .map(row -> row == null ? null : new EndedMembership((UUID) row[0], (UUID) row[1]))
                .invoke(ended -> {
                    if (ended != null) {
                        noteEnd(MemberEventKind.LEFT, ended, reason);
                    }
                });
    }

    /**
     * The phone's holder says that somebody else applied.
     *
     * @return whether an active membership ended
     */
    public Uni<Boolean> disown(UUID member) {
        return Statements.row(DISOWN, member, LocalDate.now(clock))
                .invoke(row -> {
                    if (row != null) {
                        noteEnd(
                                MemberEventKind.REMOVED,
                                new EndedMembership(member, (UUID) row[0]),
                                EndReason.DISOWNED);
                    }
                })
                .map(row -> row != null);
    }

    private void noteEnd(MemberEventKind kind, EndedMembership ended, EndReason reason) {
        history.note(MemberEvent.of(ended.memberId(), kind, LocalDate.now(clock), ended.organizationId())
                .because(reason.name(), null));
    }

    private Uni<Integer> insert(UUID id, long serial, LocalDate today, Admission admission) {
        var person = admission.person();
        String document = person.document() == null ? null : person.document().number();
        return Statements.update(
                ENTER,
                id,
                MemberNumber.of(admission.countyCode(), today, serial),
                admission.organizationId(),
                admission.groupId(),
                admission.kind(),
                admission.applicationId(),
                person.identityKey(index),
                person.descriptionKey(index),
                cipher.seal(Field.FULL_NAME, id, person.name().value()),
                person.nameIndex(index),
                cipher.seal(Field.PHONE, id, person.phone().value()),
                person.phoneIndex(index),
                cipher.seal(Field.BIRTH_DATE, id, person.birthDate().toString()),
                cipher.seal(Field.DOCUMENT_NUMBER, id, document),
                admission.residenceRegionId(),
                today,
                clock.instant());
    }
}
