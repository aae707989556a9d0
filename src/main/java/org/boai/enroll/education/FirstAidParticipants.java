package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.code.InvitationState;
import org.boai.enroll.code.InvitedPerson;
import org.boai.enroll.code.InvitedPersons;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** The participants' rows, sealed and opened, in the session at hand. */
@ApplicationScoped
class FirstAidParticipants implements InvitedPersons {
    private static final String ENTER =
            """
            INSERT INTO first_aid_participants (id, class_id, organization_id, full_name, name_index, phone, phone_index,
                residence, consent_kept_at, entered_at, entered_by)
            SELECT n.id, $1, $2, n.full_name, n.name_index, n.phone, n.phone_index, n.residence, $3, $4, $5
            FROM unnest($6::uuid[], $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[], $11::text[])
                AS n (id, full_name, name_index, phone, phone_index, residence)
            ON CONFLICT DO NOTHING RETURNING id""";

    private static final String COUNT =
            "SELECT count(*) FROM first_aid_participants WHERE class_id = $1 AND erased_at IS NULL";

    private static final String TO_INVITE =
            """
            SELECT count(*) FROM first_aid_participants p
            WHERE p.class_id = $1 AND p.erased_at IS NULL AND (cast($2 AS uuid[]) IS NULL OR p.id = ANY ($2))
                AND NOT EXISTS (SELECT 1 FROM invitations i WHERE i.subject_id = p.id AND i.state = 'USED')""";

    private static final String LIST =
            """
            SELECT p.id, p.full_name, p.phone, p.residence, p.passed, p.certificate_number, p.issued_on, p.expires_on, i.state,
                i.expires_at
            FROM first_aid_participants p LEFT JOIN LATERAL (SELECT n.state, n.expires_at FROM invitations n
                WHERE n.subject_id = p.id ORDER BY n.id DESC LIMIT 1) i ON true
            WHERE p.class_id = $1 AND p.erased_at IS NULL AND (cast($2 AS uuid) IS NULL OR p.id > $2)
            ORDER BY p.id LIMIT $3""";

    /** Locked, so that two who invite at once do so one after the other. */
    private static final String LOCK =
            """
            SELECT p.id, p.full_name FROM first_aid_participants p
            WHERE p.class_id = $1 AND p.erased_at IS NULL AND (cast($2 AS uuid[]) IS NULL OR p.id = ANY ($2))
            ORDER BY p.id FOR UPDATE""";

    private static final String FIND =
            """
            SELECT p.full_name, p.phone, p.residence, coalesce(p.passed, false), c.title, o.name
            FROM first_aid_participants p JOIN first_aid_classes c ON c.id = p.class_id
            JOIN organizations o ON o.id = c.organization_id WHERE p.id = $1 AND p.erased_at IS NULL""";

    private final FieldCipher cipher;
    private final BlindIndex index;
    private final Clock clock;

    FirstAidParticipants(FieldCipher cipher, BlindIndex index, Clock clock) {
        this.cipher = cipher;
        this.index = index;
        this.clock = clock;
    }

    /** @return the rows of whoever was not there, in their order */
    Uni<List<UUID>> enter(FirstAidClassView into, EnterParticipants request, Caller caller) {
        int size = request.participants().size();
        UUID[] ids = new UUID[size];
        Buffer[][] sealed = new Buffer[4][size];
        String[] residences = new String[size];
        for (int i = 0; i < size; i++) {
            var one = request.participants().get(i);
            var name = PersonName.parse(one.fullName());
            var phone = MobileNumber.parse(one.phone());
            ids[i] = Ids.next();
            sealed[0][i] = Buffer.buffer(cipher.seal(Field.FULL_NAME, ids[i], name.value()));
            sealed[1][i] = Buffer.buffer(index.of("name", name.matchingKey()));
            sealed[2][i] = Buffer.buffer(cipher.seal(Field.PHONE, ids[i], phone.value()));
            sealed[3][i] = Buffer.buffer(index.of("phone", phone.value()));
            residences[i] = one.residence();
        }
        return Statements.rows(
                        ENTER,
                        into.id(),
                        into.organizationId(),
                        request.consentKeptAt(),
                        clock.instant(),
                        caller.accountId(),
                        ids,
                        sealed[0],
                        sealed[1],
                        sealed[2],
                        sealed[3],
                        residences)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).sorted().toList());
    }

    Uni<Long> count(UUID of) {
        return Statements.row(COUNT, of).map(row -> (Long) row[0]);
    }

    Uni<List<ParticipantView>> list(UUID of, UUID after, int most) {
        Instant now = clock.instant();
        return Statements.rows(LIST, of, after, most)
                .map(rows -> rows.stream().map(row -> view(row, now)).toList());
    }

    private ParticipantView view(Object[] row, Instant now) {
        UUID id = (UUID) row[0];
        var state = row[8] == null ? null : InvitationState.valueOf((String) row[8]);
        var expires = (OffsetDateTime) row[9];
        return new ParticipantView(
                id,
                cipher.openOrNull(Field.FULL_NAME, id, row[1], name -> new PersonName(name).masked()),
                cipher.openOrNull(Field.PHONE, id, row[2], phone -> new MobileNumber(phone).masked()),
                (String) row[3],
                (Boolean) row[4],
                cipher.openOrNull(Field.CERTIFICATE_NUMBER, id, row[5], CertificateNumber::masked),
                (LocalDate) row[6],
                (LocalDate) row[7],
                ParticipantInvitation.of(state, expires == null ? null : expires.toInstant(), now),
                expires == null
                        ? null
                        : expires.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime());
    }

    /** How many have not applied by an invitation. @param which null for all of the class */
    Uni<Integer> toInvite(UUID of, List<UUID> which) {
        return Statements.row(TO_INVITE, of, which == null ? null : which.toArray(UUID[]::new))
                .map(row -> ((Long) row[0]).intValue());
    }

    /** Somebody to be invited. @param name null when it cannot be read */
    record Guest(UUID id, PersonName name) {}

    /** Whether they have applied or not. @param which null for all of the class */
    Uni<List<Guest>> locked(UUID of, List<UUID> which) {
        return Statements.rows(LOCK, of, which == null ? null : which.toArray(UUID[]::new))
                .map(rows -> rows.stream()
                        .map(row -> new Guest(
                                (UUID) row[0],
                                cipher.openOrNull(Field.FULL_NAME, (UUID) row[0], row[1], PersonName::new)))
                        .toList());
    }

    @Override
    public Uni<InvitedPerson> find(UUID subject) {
        return Statements.row(FIND, subject)
                .map(row -> row == null
                        ? null
                        : new InvitedPerson(
                                new PersonName(open(Field.FULL_NAME, subject, row[0])),
                                new MobileNumber(open(Field.PHONE, subject, row[1])),
                                (String) row[2],
                                (Boolean) row[3],
                                (String) row[4],
                                (String) row[5]));
    }

    private String open(Field field, UUID row, Object sealed) {
        return cipher.open(field, row, ((Buffer) sealed).getBytes());
    }
}
