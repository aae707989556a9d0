package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.corporate.CorporateEventView.Kind;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberSeries;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** The register of corporate members, in the session at hand. */
@ApplicationScoped
class CorporateRegister {
    /** The constraint decides whether the unit is a member already, so two at once cannot both win. */
    private static final String ENTER =
            """
            INSERT INTO corporate_members (id, number, organization_id, application_id, region_id, credit_code, name,
                legal_representative, contact_name, contact_name_index, phone, phone_index, status, joined_on, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'ACTIVE', $13, $14)
            ON CONFLICT (credit_code) WHERE status = 'ACTIVE' DO NOTHING""";

    private static final String NOTE =
            """
            INSERT INTO corporate_events (id, member_id, kind, happened_on, noted_at, noted_by, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String COLUMNS =
            """
            SELECT m.id, m.number, m.organization_id, m.credit_code, m.name, m.legal_representative, m.contact_name, m.phone,
                m.linked_organization_id, m.status, m.joined_on, m.ended_on, m.end_reason
            FROM corporate_members m JOIN organizations o ON o.id = m.organization_id
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)]
            """;

    private static final String LIST = COLUMNS
            + """
            AND (cast($2 AS text) IS NULL OR m.status = $2) AND (cast($3 AS uuid) IS NULL OR m.id < $3)
            ORDER BY m.id DESC LIMIT $4""";

    private static final String FIND =
            COLUMNS + """
            AND (m.credit_code = $2 OR m.name = $3) ORDER BY m.id DESC LIMIT 100""";

    private static final String ONE = COLUMNS + "AND m.id = $2";
    private static final String LOCK = ONE + " FOR UPDATE OF m";

    private static final String CHANGE_CONTACT =
            """
            UPDATE corporate_members SET contact_name = $2, contact_name_index = $3, phone = $4, phone_index = $5
            WHERE id = $1""";

    /** One of the society's own line, and a unit's. */
    private static final String LINK =
            """
            UPDATE corporate_members m SET linked_organization_id = o.id FROM organizations o
            WHERE m.id = $1 AND o.id = $2 AND o.status = 'ACTIVE' AND o.ancestors @> ARRAY[m.organization_id]
              AND o.kind IN ('SCHOOL', 'HOSPITAL', 'ENTERPRISE', 'AGENCY', 'PUBLIC_INSTITUTION', 'NEW_SECTOR')
              AND NOT EXISTS (SELECT 1 FROM corporate_members x
                  WHERE x.linked_organization_id = o.id AND x.status = 'ACTIVE' AND x.id <> m.id)""";

    private static final String UNLINK = "UPDATE corporate_members SET linked_organization_id = NULL WHERE id = $1";
    private static final String END =
            "UPDATE corporate_members SET status = $2, ended_on = $3, end_reason = $4 WHERE id = $1";
    private static final String EVENTS =
            "SELECT kind, happened_on, noted_at, reason FROM corporate_events WHERE member_id = $1 ORDER BY id";

    private final MemberSeries numbers;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final Clock clock;

    CorporateRegister(MemberSeries numbers, FieldCipher cipher, BlindIndex index, Clock clock) {
        this.numbers = numbers;
        this.cipher = cipher;
        this.index = index;
        this.clock = clock;
    }

    /** @throws ProblemException {@code corporate-already} */
    Uni<UUID> enter(UnitApplication unit, Caller caller) {
        UUID id = Ids.next();
        return numbers.next(unit.countyCode())
                .chain(number -> insert(id, number, unit))
                .invoke(entered -> {
                    if (entered == 0) {
                        throw ProblemException.of(CorporateProblem.CORPORATE_ALREADY);
                    }
                    note(id, Kind.ADMITTED, null, caller);
                })
                .replaceWith(id);
    }

    private Uni<Integer> insert(UUID id, String number, UnitApplication unit) {
        return Statements.update(
                ENTER,
                id,
                number,
                unit.organization(),
                unit.id(),
                unit.region(),
                unit.creditCode(),
                unit.name(),
                cipher.seal(
                        Field.LEGAL_REPRESENTATIVE,
                        id,
                        unit.legalRepresentative().value()),
                cipher.seal(Field.FULL_NAME, id, unit.contact().value()),
                index.of("name", unit.contact().matchingKey()),
                cipher.seal(Field.PHONE, id, unit.phone().value()),
                index.of("phone", unit.phone().value()),
                LocalDate.now(clock),
                clock.instant());
    }

    /** In the unit of work of the caller. */
    void note(UUID member, Kind kind, String reason, Caller caller) {
        UnitOfWork.later(Write.of(
                NOTE, Ids.next(), member, kind, LocalDate.now(clock), clock.instant(), caller.accountId(), reason));
    }

    /** Newest first. @param status null for all; @param after null for the beginning */
    Uni<List<UnitMember>> list(CorporateStatus status, UUID after, int size, Caller caller) {
        return Statements.rows(LIST, caller.organizationId(), status, after, size)
                .map(rows -> rows.stream().map(this::open).toList());
    }

    Uni<List<UnitMember>> find(FindCorporateMembers request, Caller caller) {
        return Statements.rows(FIND, caller.organizationId(), request.codeOrNull(), request.nameOrNull())
                .map(rows -> rows.stream().map(this::open).toList());
    }

    /** @throws ProblemException {@code corporate-unknown} */
    Uni<UnitMember> require(UUID id, Caller caller) {
        return one(ONE, id, caller);
    }

    Uni<UnitMember> requireLocked(UUID id, Caller caller) {
        return one(LOCK, id, caller);
    }

    private Uni<UnitMember> one(String sql, UUID id, Caller caller) {
        return Statements.row(sql, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CorporateProblem.CORPORATE_UNKNOWN))
                .map(this::open);
    }

    Uni<Void> changeContact(UUID id, Contact contact) {
        return Statements.update(
                        CHANGE_CONTACT,
                        id,
                        cipher.seal(Field.FULL_NAME, id, contact.name().value()),
                        index.of("name", contact.name().matchingKey()),
                        cipher.seal(Field.PHONE, id, contact.number().value()),
                        index.of("phone", contact.number().value()))
                .replaceWithVoid();
    }

    /** @throws ProblemException {@code corporate-organization-unsuitable} */
    Uni<Void> link(UUID id, UUID organization) {
        return organization == null
                ? Statements.update(UNLINK, id).replaceWithVoid()
                : Statements.update(LINK, id, organization)
                        .invoke(linked -> {
                            if (linked == 0) {
                                throw ProblemException.of(CorporateProblem.CORPORATE_ORGANIZATION_UNSUITABLE);
                            }
                        })
                        .replaceWithVoid();
    }

    Uni<Void> end(UUID id, CorporateStatus status, String reason) {
        return Statements.update(END, id, status, LocalDate.now(clock), reason).replaceWithVoid();
    }

    Uni<CorporateHistory> history(UUID id) {
        return Statements.rows(EVENTS, id)
                .map(rows -> new CorporateHistory(rows.stream()
                        .map(row -> new CorporateEventView(
                                Kind.valueOf((String) row[0]),
                                (LocalDate) row[1],
                                ((OffsetDateTime) row[2])
                                        .atZoneSameInstant(SystemClock.ZONE)
                                        .toOffsetDateTime(),
                                (String) row[3]))
                        .toList()));
    }

    private UnitMember open(Object[] row) {
        UUID id = (UUID) row[0];
        String representative = open(Field.LEGAL_REPRESENTATIVE, id, row[5]);
        String contact = open(Field.FULL_NAME, id, row[6]);
        String phone = open(Field.PHONE, id, row[7]);
        return new UnitMember(
                id,
                (String) row[1],
                (UUID) row[2],
                (String) row[3],
                (String) row[4],
                representative == null ? null : new PersonName(representative),
                contact == null ? null : new PersonName(contact),
                phone == null ? null : new MobileNumber(phone),
                (UUID) row[8],
                CorporateStatus.valueOf((String) row[9]),
                (LocalDate) row[10],
                (LocalDate) row[11],
                (String) row[12]);
    }

    private String open(Field field, UUID row, Object sealed) {
        return sealed == null ? null : cipher.open(field, row, ((Buffer) sealed).getBytes());
    }
}
