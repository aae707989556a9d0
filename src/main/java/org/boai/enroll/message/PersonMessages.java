package org.boai.enroll.message;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.privacy.PersonalRecords;

/** Writes down what a person has to be told, in the transaction of what it tells. */
@ApplicationScoped
public class PersonMessages implements PersonalRecords {
    private static final int POSITION = 65;

    private static final String WRITE =
            """
            INSERT INTO person_messages (id, kind, subject_id, organization_id, phone, state, due_at, created_at)
            VALUES ($1, $2, $3, $4, $5, 'WAITING', $6, $6)""";

    private static final String WRITE_ALL =
            """
            INSERT INTO person_messages (id, kind, subject_id, organization_id, phone, state, due_at, created_at)
            SELECT n.id, cast($1 AS text), n.subject, n.organization, n.phone, 'WAITING', cast($2 AS timestamptz),
                cast($2 AS timestamptz)
            FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[]) AS n (id, subject, organization, phone)""";

    private static final String OF =
            """
            SELECT m.kind, o.name, m.state, m.created_at, m.done_at
            FROM person_messages m JOIN organizations o ON o.id = m.organization_id
            WHERE m.subject_id = ANY ($1) ORDER BY m.id""";

    private static final String ERASE = "DELETE FROM person_messages WHERE subject_id = ANY ($1)";

    private final FieldCipher cipher;
    private final Clock clock;

    PersonMessages(FieldCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * In the unit of work of the caller; it needs no scope.
     *
     * @param subject      the application or the member that it is about
     * @param organization in whose name it is said
     * @param phone        the one on record
     */
    public void tell(PersonMessageKind kind, UUID subject, UUID organization, MobileNumber phone) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        UnitOfWork.later(
                Write.of(WRITE, id, kind, subject, organization, cipher.seal(Field.PHONE, id, phone.value()), now));
    }

    /** Whom a message goes to, as the parameters of {@link #tell} say. */
    public record Addressee(UUID subject, UUID organization, MobileNumber phone) {
        @Override
        public String toString() {
            return "Addressee[" + subject + "]";
        }
    }

    /** As {@link #tell}, to many at once and at once: one statement of its own, in the session at hand. */
    public Uni<Void> tellAll(PersonMessageKind kind, List<Addressee> all) {
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = all.stream().map(one -> Ids.next()).toArray(UUID[]::new);
        Buffer[] phones = new Buffer[ids.length];
        for (int i = 0; i < ids.length; i++) {
            phones[i] = Buffer.buffer(
                    cipher.seal(Field.PHONE, ids[i], all.get(i).phone().value()));
        }
        return Statements.update(
                        WRITE_ALL,
                        kind,
                        clock.instant(),
                        ids,
                        all.stream().map(Addressee::subject).toArray(UUID[]::new),
                        all.stream().map(Addressee::organization).toArray(UUID[]::new),
                        phones)
                .replaceWithVoid();
    }

    @Override
    public String section() {
        return "messages";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(OF, (Object) subjects(subject))
                .map(rows -> rows.stream().map(PersonMessages::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("kind", row[0]);
        said.put("from", row[1]);
        said.put("state", row[2]);
        said.put("at", local(row[3]));
        said.put("sentAt", local(row[4]));
        return said;
    }

    private static Object local(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subjects(subject));
    }

    private static UUID[] subjects(DataSubject subject) {
        return Stream.concat(subject.applications().stream(), subject.members().stream())
                .toArray(UUID[]::new);
    }
}
