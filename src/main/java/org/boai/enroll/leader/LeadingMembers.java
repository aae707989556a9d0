package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.Carried;
import org.boai.enroll.member.Correction;
import org.boai.enroll.member.OpenMatters;
import org.boai.enroll.member.Particulars;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Scope;

/** What becomes of a leader when something becomes of the member: put right, merged, left. Under the system's scope. */
@ApplicationScoped
class LeadingMembers implements Particulars, Carried, OpenMatters {
    private static final String NAMED =
            """
            SELECT id, full_name, phone FROM leaders WHERE member_id = ANY ($1) AND erased_at IS NULL ORDER BY id FOR UPDATE""";

    private static final String CORRECT =
            """
            UPDATE leaders SET full_name = $2, name_index = $3, phone = $4, phone_index = $5 WHERE id = $1""";

    private static final String RESTRICT =
            "UPDATE leaders SET restricted_at = now() WHERE member_id = ANY ($1) AND restricted_at IS NULL";

    private static final String CARRY = "UPDATE leaders SET member_id = $2 WHERE member_id = $1 RETURNING id";

    private static final String CLOSE =
            """
            UPDATE leaders SET ended_on = greatest($2, term_from), ended_because = 'MEMBERSHIP_ENDED'
            WHERE member_id = ANY ($1) AND ended_on IS NULL AND term_until >= $2 RETURNING id, organization_id""";

    private final Leaders leaders;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final NoticeService notices;
    private final AuditLog audit;

    LeadingMembers(Leaders leaders, FieldCipher cipher, BlindIndex index, NoticeService notices, AuditLog audit) {
        this.leaders = leaders;
        this.cipher = cipher;
        this.index = index;
        this.notices = notices;
        this.audit = audit;
    }

    @Override
    public Uni<Void> correct(DataSubject subject, Correction correction) {
        return Statements.rows(NAMED, (Object) subject.memberIds())
                .chain(rows -> InTurn.each(rows, row -> correct(row, correction)));
    }

    private Uni<Integer> correct(Object[] row, Correction correction) {
        UUID id = (UUID) row[0];
        PersonName name =
                correction.name() == null ? new PersonName(open(Field.FULL_NAME, id, row[1])) : correction.name();
        MobileNumber phone =
                correction.phone() == null ? new MobileNumber(open(Field.PHONE, id, row[2])) : correction.phone();
        return Statements.update(
                CORRECT,
                id,
                cipher.seal(Field.FULL_NAME, id, name.value()),
                index.of("name", name.matchingKey()),
                cipher.seal(Field.PHONE, id, phone.value()),
                index.of("phone", phone.value()));
    }

    private String open(Field field, UUID row, Object sealed) {
        return cipher.open(field, row, ((Buffer) sealed).getBytes());
    }

    /** No document stands here. */
    @Override
    public Uni<Void> forgetDocument(DataSubject subject) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> restrict(DataSubject subject) {
        return Statements.update(RESTRICT, (Object) subject.memberIds()).replaceWithVoid();
    }

    /** With the training: of one person all terms know the same. */
    @Override
    public Uni<Void> carry(UUID gone, UUID goesOn) {
        return Statements.rows(CARRY, gone, goesOn)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList())
                .chain(terms -> terms.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : leaders.knowTrainingOf(terms).replaceWithVoid());
    }

    /** Whoever is no member any more leads nothing; restored memberships are appointed anew. */
    @Override
    public Uni<Integer> close(DataSubject subject, Instant now) {
        LocalDate today = now.atZone(SystemClock.ZONE).toLocalDate();
        return Statements.rows(CLOSE, subject.memberIds(), today)
                .chain(this::over)
                .replaceWith(0);
    }

    private Uni<Void> over(List<Object[]> terms) {
        if (terms.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        audit.recordAll(
                Actor.SYSTEM,
                terms.stream()
                        .map(term -> AuditEvent.of("leader-ended", LeaderService.TYPE, term[0], (UUID) term[1]))
                        .toList());
        return notices.nothingDueAbout(
                terms.stream().map(term -> (UUID) term[0]).toList(), Scope.SYSTEM);
    }
}
