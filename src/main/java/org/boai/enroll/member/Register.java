package org.boai.enroll.member;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.Ids;
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
            VALUES (:id, :number, :organization, cast(:grp AS uuid), :kind, 'ACTIVE', :application, :identity, :description,
                :name, :nameIndex, :phone, :phoneIndex, :birthDate, :document, cast(:residence AS bigint), :joined, :now)
            ON CONFLICT DO NOTHING""";

    private final FieldCipher cipher;
    private final BlindIndex index;
    private final Clock clock;

    Register(FieldCipher cipher, BlindIndex index, Clock clock) {
        this.cipher = cipher;
        this.index = index;
        this.clock = clock;
    }

    /** @return the new member's id, or null when the person is an active member already */
    public Uni<UUID> enter(Admission admission) {
        UUID id = Ids.next();
        LocalDate today = LocalDate.now(clock);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("SELECT nextval('member_serials')", Long.class)
                        .getSingleResult())
                .map(serial -> MemberNumber.of(admission.countyCode(), today, serial))
                .chain(number -> insert(id, number, today, admission))
                .map(entered -> entered == 1 ? id : null);
    }

    private Uni<Integer> insert(UUID id, String number, LocalDate today, Admission admission) {
        var person = admission.person();
        String document = person.document() == null ? null : person.document().number();
        return Panache.getSession().chain(session -> session.createNativeQuery(ENTER)
                .setParameter("id", id)
                .setParameter("number", number)
                .setParameter("organization", admission.organizationId())
                .setParameter("grp", admission.groupId())
                .setParameter("kind", admission.kind().name())
                .setParameter("application", admission.applicationId())
                .setParameter("identity", person.identityKey(index))
                .setParameter("description", person.descriptionKey(index))
                .setParameter(
                        "name", cipher.seal(Field.FULL_NAME, id, person.name().value()))
                .setParameter("nameIndex", person.nameIndex(index))
                .setParameter(
                        "phone", cipher.seal(Field.PHONE, id, person.phone().value()))
                .setParameter("phoneIndex", person.phoneIndex(index))
                .setParameter(
                        "birthDate",
                        cipher.seal(Field.BIRTH_DATE, id, person.birthDate().toString()))
                .setParameter("document", cipher.seal(Field.DOCUMENT_NUMBER, id, document))
                .setParameter("residence", admission.residenceRegionId())
                .setParameter("joined", today)
                .setParameter("now", clock.instant())
                .executeUpdate());
    }
}
