package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.duty.Welcome;
import org.boai.enroll.member.Carried;
import org.boai.enroll.member.OpenMatters;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.privacy.PersonalRecords;

/**
 * The certificates of one person: what a class has certified comes with the admission, goes on with whom the member is merged
 * into, ends with the membership, is said and erased.
 */
@ApplicationScoped
class FirstAidCertificateRecords implements Welcome, Carried, OpenMatters, PersonalRecords {
    private static final int POSITION = 13;

    /** A number that is a member's already stays with that member: a person has to look. */
    private static final String FROM_THE_CLASS =
            """
            INSERT INTO first_aid_certificates (id, member_id, number, number_index, issued_on, expires_on, issuer, class_id, state,
                recorded_at)
            SELECT c.id, cast($1 AS uuid), c.number, c.number_index, c.issued_on, c.expires_on, c.issuer, c.class_id, 'CURRENT',
                cast($2 AS timestamptz)
            FROM certificate_from_class(cast($1 AS uuid)) c
            ON CONFLICT DO NOTHING""";

    private static final String CARRY = "UPDATE first_aid_certificates SET member_id = $2 WHERE member_id = $1";

    private static final String END =
            """
            UPDATE first_aid_certificates SET state = 'ENDED', ended_at = $2 WHERE member_id = ANY ($1) AND state IN (%s)"""
                    .formatted(CertificateState.whenInSql(CertificateState.Event.END));

    private static final String OF =
            """
            SELECT c.id, c.number, c.issued_on, c.expires_on, c.issuer, c.state FROM first_aid_certificates c
            WHERE c.member_id = ANY ($1) ORDER BY c.id""";

    private static final String ERASE = "DELETE FROM first_aid_certificates WHERE member_id = ANY ($1)";

    private final FieldCipher cipher;
    private final Clock clock;

    FirstAidCertificateRecords(FieldCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public void welcome(UUID member, UUID organization) {
        UnitOfWork.later(Write.of(FROM_THE_CLASS, member, clock.instant()));
    }

    @Override
    public Uni<Void> carry(UUID gone, UUID goesOn) {
        return Statements.update(CARRY, gone, goesOn).replaceWithVoid();
    }

    /** Nobody is told of them any more, and the number is free for whoever joins again. */
    @Override
    public Uni<Integer> close(DataSubject subject, Instant now) {
        return Statements.update(END, subject.memberIds(), now).replaceWith(0);
    }

    @Override
    public String section() {
        return "firstAidCertificates";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(OF, (Object) subject.memberIds())
                .map(rows -> rows.stream().map(this::said).toList());
    }

    private Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put(
                "certificateNumber",
                cipher.open(Field.CERTIFICATE_NUMBER, (UUID) row[0], ((Buffer) row[1]).getBytes()));
        said.put("issuedOn", row[2]);
        said.put("expiresOn", row[3]);
        said.put("issuer", row[4]);
        said.put("state", row[5]);
        return said;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.memberIds());
    }
}
