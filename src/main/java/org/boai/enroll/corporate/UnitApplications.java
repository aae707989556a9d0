package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Applications of units, sealed as they are stored and opened as they are read, in the session at hand. */
@ApplicationScoped
class UnitApplications {
    private static final String STORE =
            """
            INSERT INTO corporate_applications (id, receipt, code, organization_id, region_id, credit_code, name,
                legal_representative, contact_name, contact_name_index, phone, phone_index, status, submitted_at, entered_by,
                kept_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'RECEIVED', $13, $14, $15)""";

    private static final String COLUMNS =
            """
            SELECT p.id, p.receipt, p.organization_id, o.name AS organization_name, p.region_id, left(r.code, 6), p.credit_code,
                p.name, p.legal_representative, p.contact_name, p.phone, p.status, p.member_id, p.entered_by, p.submitted_at,
                p.decided_at, p.decision_reason
            FROM corporate_applications p JOIN organizations o ON o.id = p.organization_id JOIN regions r ON r.id = p.region_id
            """;

    private static final String WITHIN = COLUMNS + "WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] ";

    private static final String LIST = WITHIN
            + """
            AND (cast($2 AS text) IS NULL OR p.status = $2) AND (cast($3 AS uuid) IS NULL OR p.id > $3)
            ORDER BY p.id LIMIT $4""";

    private static final String ONE = WITHIN + "AND p.id = $2";
    private static final String LOCK = ONE + " FOR UPDATE OF p";
    private static final String BY_RECEIPT = COLUMNS + "WHERE p.receipt = $1 AND p.erased_at IS NULL";

    private static final String DECIDE =
            """
            UPDATE corporate_applications SET status = $2, member_id = $3, decision_reason = $4, decided_by = $5, decided_at = $6
            WHERE id = $1""";

    private final FieldCipher cipher;
    private final BlindIndex index;

    UnitApplications(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    byte[] phoneIndex(MobileNumber phone) {
        return index.of("phone", phone.value());
    }

    /** In the unit of work of the caller. */
    UnitApplication store(UnitParticulars unit, Seat seat, Origin origin, Instant now) {
        UUID id = Ids.next();
        String receipt = RandomToken.next();
        PersonName representative = PersonName.parse(unit.legalRepresentative());
        PersonName contact = unit.contact().name();
        MobileNumber phone = unit.contact().number();
        UnitOfWork.later(Write.of(
                STORE,
                id,
                receipt,
                origin.code(),
                seat.organization(),
                seat.region(),
                unit.code().value(),
                unit.plainName(),
                cipher.seal(Field.LEGAL_REPRESENTATIVE, id, representative.value()),
                cipher.seal(Field.FULL_NAME, id, contact.value()),
                index.of("name", contact.matchingKey()),
                cipher.seal(Field.PHONE, id, phone.value()),
                phoneIndex(phone),
                now,
                origin.account(),
                origin.keptAt()));
        return new UnitApplication(
                id,
                receipt,
                seat.organization(),
                seat.name(),
                seat.region(),
                seat.countyCode(),
                unit.code().value(),
                unit.plainName(),
                representative,
                contact,
                phone,
                UnitStatus.RECEIVED,
                null,
                origin.account(),
                now,
                null,
                null);
    }

    /** Oldest first. @param status null for all; @param after null for the beginning */
    Uni<List<UnitApplication>> list(UnitStatus status, UUID after, int size, Caller caller) {
        return Statements.rows(LIST, caller.organizationId(), status, after, size)
                .map(rows -> rows.stream().map(this::open).toList());
    }

    /** @throws ProblemException {@code corporate-application-unknown} */
    Uni<UnitApplication> require(UUID id, Caller caller) {
        return one(ONE, id, caller);
    }

    /** Locks the row, so that two who decide at once decide one after the other. */
    Uni<UnitApplication> requireLocked(UUID id, Caller caller) {
        return one(LOCK, id, caller);
    }

    private Uni<UnitApplication> one(String sql, UUID id, Caller caller) {
        return Statements.row(sql, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CorporateProblem.CORPORATE_APPLICATION_UNKNOWN))
                .map(this::open);
    }

    /** @return null without one */
    Uni<UnitApplication> find(String receipt) {
        return Statements.row(BY_RECEIPT, receipt).map(row -> row == null ? null : open(row));
    }

    /** What became of it. @param by the account, or null when nobody decided */
    record Decision(UnitStatus status, UUID member, String reason, UUID by, Instant at) {}

    Uni<Void> decide(UUID id, Decision decision) {
        return Statements.update(
                        DECIDE,
                        id,
                        decision.status(),
                        decision.member(),
                        decision.reason(),
                        decision.by(),
                        decision.at())
                .replaceWithVoid();
    }

    private UnitApplication open(Object[] row) {
        UUID id = (UUID) row[0];
        String representative = open(Field.LEGAL_REPRESENTATIVE, id, row[8]);
        String contact = open(Field.FULL_NAME, id, row[9]);
        String phone = open(Field.PHONE, id, row[10]);
        return new UnitApplication(
                id,
                (String) row[1],
                (UUID) row[2],
                (String) row[3],
                (Long) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                representative == null ? null : new PersonName(representative),
                contact == null ? null : new PersonName(contact),
                phone == null ? null : new MobileNumber(phone),
                UnitStatus.valueOf((String) row[11]),
                (UUID) row[12],
                (UUID) row[13],
                ((OffsetDateTime) row[14]).toInstant(),
                row[15] == null ? null : ((OffsetDateTime) row[15]).toInstant(),
                (String) row[16]);
    }

    private String open(Field field, UUID row, Object sealed) {
        return sealed == null ? null : cipher.open(field, row, ((Buffer) sealed).getBytes());
    }
}
