package org.boai.enroll.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.IdentityDocument;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.Person;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.routing.Placement;
import org.boai.enroll.routing.Reason;

/** Turns a submission into the row that is stored, personal fields sealed, and reads the person back out of it. */
@ApplicationScoped
class SealedApplications {
    private static final String STORE =
            """
            INSERT INTO applications (id, receipt, code, organization_id, group_id, affiliation_id, residence_region_id,
                placement, gap, status, review_note, priority, kind, backgrounds, identity_key, full_name, name_index,
                phone, phone_index, birth_date, document_type, document_number, guardian, member_id, submitted_at, decided_at,
                person_key, assisted_by, assisted_for)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23, $24, $25, $26, $27, $28, $29)""";

    private final FieldCipher cipher;
    private final BlindIndex index;
    private final ObjectMapper json;

    SealedApplications(FieldCipher cipher, BlindIndex index, ObjectMapper json) {
        this.cipher = cipher;
        this.index = index;
        this.json = json;
    }

    Application seal(
            SubmitApplication request, Applicant applicant, Placement placement, MemberKind kind, Instant now) {
        var row = new Application();
        row.id = Ids.next();
        row.receipt = Receipts.next();
        row.code = request.code();
        row.status = ApplicationStatus.RECEIVED;
        row.priority = applicant.priority();
        row.kind = kind;
        row.backgrounds =
                request.backgroundsOrNone().stream().distinct().map(Enum::name).collect(Collectors.joining(","));
        row.submittedAt = now;
        place(row, request, placement);
        sealPerson(row, applicant.person());
        row.guardian = cipher.seal(Field.GUARDIAN, row.id, applicant.minor() ? write(request.guardian()) : null);
        return row;
    }

    private void place(Application row, SubmitApplication request, Placement placement) {
        row.organizationId = placement.organization().id();
        row.groupId = placement.groupId();
        row.affiliationId = request.whereabouts().affiliationId();
        row.residenceRegionId = placement.residenceRegionId();
        row.gap = placement.gap();
        row.placement = write(placement.reasons());
    }

    private void sealPerson(Application row, Person person) {
        row.identityKey = person.identityKey(index);
        row.personKey = person.descriptionKey(index);
        row.nameIndex = person.nameIndex(index);
        row.phoneIndex = person.phoneIndex(index);
        row.fullName = cipher.seal(Field.FULL_NAME, row.id, person.name().value());
        row.phone = cipher.seal(Field.PHONE, row.id, person.phone().value());
        row.birthDate = cipher.seal(Field.BIRTH_DATE, row.id, person.birthDate().toString());
        if (person.document() != null) {
            row.documentType = person.document().type().name();
            row.documentNumber =
                    cipher.seal(Field.DOCUMENT_NUMBER, row.id, person.document().number());
        }
    }

    /** The particulars of the row are those of this person now; the session at hand writes it. */
    void reseal(Application row, Person person) {
        row.documentType = null;
        row.documentNumber = null;
        sealPerson(row, person);
    }

    void resealGuardian(Application row, Guardian guardian) {
        row.guardian = cipher.seal(Field.GUARDIAN, row.id, guardian == null ? null : write(guardian));
    }

    /** Of whoever was under age, as a sentence, or null. */
    String guardian(Application row) {
        var guardian = guardianOf(row);
        return guardian == null ? null : guardian.asText();
    }

    Guardian guardianOf(Application row) {
        String stored = cipher.open(Field.GUARDIAN, row.id, row.guardian);
        try {
            return stored == null ? null : json.readValue(stored, Guardian.class);
        } catch (JsonProcessingException e) {
            // not kept as the cause: its message may quote the guardian
            throw new IllegalStateException("what the application wrote of a guardian is not readable");
        }
    }

    /** Why it was placed there, in the words that the applicant was told. */
    String placement(Application row) {
        try {
            List<String> texts = new ArrayList<>();
            json.readTree(row.placement).findValues("text").forEach(text -> texts.add(text.asText()));
            return String.join("；", texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the program wrote of a placement is not readable");
        }
    }

    /** Its reasons with one more, which is the last to decide. */
    String placement(Application row, Reason more) {
        try {
            ArrayNode reasons = (ArrayNode) json.readTree(row.placement);
            return json.writeValueAsString(reasons.add(json.valueToTree(more)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the program wrote of a placement is not readable");
        }
    }

    /** In the unit of work of the caller. */
    void store(Application row) {
        UnitOfWork.later(Write.of(
                STORE,
                row.id,
                row.receipt,
                row.code,
                row.organizationId,
                row.groupId,
                row.affiliationId,
                row.residenceRegionId,
                row.placement,
                row.gap,
                row.status,
                row.reviewNote,
                row.priority,
                row.kind,
                row.backgrounds,
                row.identityKey,
                row.fullName,
                row.nameIndex,
                row.phone,
                row.phoneIndex,
                row.birthDate,
                row.documentType,
                row.documentNumber,
                row.guardian,
                row.memberId,
                row.submittedAt,
                row.decidedAt,
                row.personKey,
                row.assistedBy,
                row.assistedFor));
    }

    byte[] phoneIndex(SubmitApplication request) {
        return index.of("phone", MobileNumber.parse(request.phone()).value());
    }

    Person open(Application row) {
        String number = cipher.open(Field.DOCUMENT_NUMBER, row.id, row.documentNumber);
        return new Person(
                new PersonName(cipher.open(Field.FULL_NAME, row.id, row.fullName)),
                new MobileNumber(cipher.open(Field.PHONE, row.id, row.phone)),
                LocalDate.parse(cipher.open(Field.BIRTH_DATE, row.id, row.birthDate)),
                number == null ? null : new IdentityDocument(DocumentType.valueOf(row.documentType), number));
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records are always writable", e);
        }
    }
}
