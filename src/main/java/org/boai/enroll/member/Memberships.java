package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Changes memberships after admission, in the session of the caller and, but for {@link #requireVisible}, under the system's
 * scope. Whoever changes one locks it first, before anything that hangs on it: so of two who come at once the second sees what
 * the first has made of it. Each change is noted in the history; number and joining date are never written.
 */
@ApplicationScoped
public class Memberships {
    private static final String VISIBLE = "SELECT EXISTS (SELECT 1 FROM members WHERE id = $1)";

    private static final String LOCK = "SELECT id FROM members WHERE id = $1 AND %s FOR UPDATE".formatted(whole());

    private static final String LOCK_OWN =
            "SELECT id FROM members WHERE description_key = $1 AND status = 'ACTIVE' AND %s FOR UPDATE"
                    .formatted(whole());

    private static final String READ =
            """
            SELECT m.id, m.organization_id, m.group_id, m.kind, m.status, m.end_reason, m.joined_on, m.residence_region_id,
                o.ancestors, m.description_key, m.full_name, m.phone, m.birth_date
            FROM members m JOIN organizations o ON o.id = m.organization_id WHERE m.id = $1""";

    private static final String OF_CARD =
            "SELECT id FROM members WHERE number = $1 AND name_index = $2 AND status = 'ACTIVE'";

    private static final String MOVE =
            """
            UPDATE members SET organization_id = $2, group_id = $3, residence_region_id = coalesce($4, residence_region_id),
                version = version + 1
            WHERE id = $1""";

    private static final String TURN = "UPDATE members SET kind = $2, version = version + 1 WHERE id = $1";

    private static final String GROUP = "UPDATE members SET group_id = $2, version = version + 1 WHERE id = $1";

    private static final String END =
            """
            UPDATE members SET status = $2, ended_on = $3, end_reason = $4, version = version + 1 WHERE id = $1""";

    private static final String RESTORE =
            """
            UPDATE members SET status = 'ACTIVE', ended_on = NULL, end_reason = NULL, version = version + 1 WHERE id = $1""";

    private final FieldCipher cipher;
    private final BlindIndex index;
    private final MemberHistory history;

    Memberships(FieldCipher cipher, BlindIndex index, MemberHistory history) {
        this.cipher = cipher;
        this.index = index;
        this.history = history;
    }

    private static String whole() {
        return "erased_at IS NULL AND restricted_at IS NULL";
    }

    /** In the scope at hand. @throws ProblemException {@code member-unknown} */
    public Uni<Void> requireVisible(UUID member) {
        return Statements.row(VISIBLE, member)
                .invoke(row -> {
                    if (!(Boolean) row[0]) {
                        throw ProblemException.of(MemberProblem.MEMBER_UNKNOWN);
                    }
                })
                .replaceWithVoid();
    }

    /** @throws ProblemException {@code member-unknown}, also when nobody works with it any more */
    public Uni<Membership> locked(UUID member) {
        return Statements.row(LOCK, member)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.MEMBER_UNKNOWN))
                .chain(row -> read((UUID) row[0]));
    }

    /** The active one of a person. @throws ProblemException {@code not-a-member} */
    public Uni<Membership> lockedOf(byte[] personKey) {
        return Statements.row(LOCK_OWN, (Object) personKey)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.NOT_A_MEMBER))
                .chain(row -> read((UUID) row[0]));
    }

    /** By what a card says: both have to be right. @throws ProblemException {@code member-unknown} */
    public Uni<UUID> onCard(String number, PersonName name) {
        return Statements.row(OF_CARD, number, index.of("name", name.matchingKey()))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.MEMBER_UNKNOWN))
                .map(row -> (UUID) row[0]);
    }

    /** In a statement of its own, after the lock was got: it sees what whoever held it before has changed. */
    private Uni<Membership> read(UUID member) {
        return Statements.row(READ, member)
                .map(row -> new Membership(
                        member,
                        (UUID) row[1],
                        (UUID) row[2],
                        MemberKind.valueOf((String) row[3]),
                        MemberStatus.valueOf((String) row[4]),
                        row[5] == null ? null : EndReason.valueOf((String) row[5]),
                        (LocalDate) row[6],
                        (Long) row[7],
                        List.of((UUID[]) row[8]),
                        ((Buffer) row[9]).getBytes(),
                        new PersonName(open(Field.FULL_NAME, member, row[10])),
                        new MobileNumber(open(Field.PHONE, member, row[11])),
                        LocalDate.parse(open(Field.BIRTH_DATE, member, row[12]))));
    }

    private String open(Field field, UUID member, Object sealed) {
        return cipher.open(field, member, ((Buffer) sealed).getBytes());
    }

    /**
     * To another organization; what the history says of the person goes with them.
     *
     * @param group     null for none
     * @param residence the region's row; null when it did not change
     */
    public Uni<Void> move(MemberEvent event, UUID group, Long residence) {
        history.note(event);
        return Statements.update(MOVE, event.memberId(), event.organization(), group, residence)
                .replaceWithVoid();
    }

    /** Into another kind, the event's. */
    public Uni<Void> turn(MemberEvent event) {
        history.note(event);
        return Statements.update(TURN, event.memberId(), event.toKind()).replaceWithVoid();
    }

    /** Into a group of the organization, or out of it. */
    public Uni<Void> assign(MemberEvent event, UUID group) {
        history.note(event);
        return Statements.update(GROUP, event.memberId(), group).replaceWithVoid();
    }

    /** On the event's day. */
    public Uni<Void> end(MemberEvent event, EndReason reason) {
        history.note(event);
        return Statements.update(END, event.memberId(), reason.status(), event.on(), reason)
                .replaceWithVoid();
    }

    /** As if it had not ended. @throws ProblemException {@code member-already} when the person has become a member anew */
    public Uni<Void> restore(MemberEvent event) {
        history.note(event);
        return Statements.update(RESTORE, event.memberId())
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> ProblemException.of(MemberProblem.MEMBER_ALREADY))
                .replaceWithVoid();
    }
}
