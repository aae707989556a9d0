package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.privacy.KeptReasons;
import org.boai.enroll.privacy.PersonalRecords;
import org.boai.enroll.privacy.RowsOfPersons;

/**
 * Which offices a person held: known by the membership, or by name and phone together. Comes before the rows that say the name,
 * which it needs to find its own.
 */
@ApplicationScoped
class LeaderRecords implements PersonalRecords, RowsOfPersons {
    private static final int POSITION = 6;

    private static final String THEIRS =
            """
            l.erased_at IS NULL AND (l.member_id = ANY ($1) OR l.phone_index = ANY ($3) AND l.name_index IN (
                SELECT name_index FROM members WHERE id = ANY ($1)
                UNION SELECT name_index FROM applications WHERE id = ANY ($2)))""";

    private static final String IDS = "SELECT l.id FROM leaders l WHERE " + THEIRS;

    private static final String ROWS =
            """
            SELECT l.id, o.name, l.office, l.full_name, l.phone, l.term_from, l.term_until, l.ended_on, l.end_reason,
                l.publication_consent, l.first_trained_on
            FROM leaders l JOIN organizations o ON o.id = l.organization_id WHERE %s ORDER BY l.id"""
                    .formatted(THEIRS);

    /** A term that goes on ends: an office cannot be held by nobody. */
    private static final String ERASE =
            """
            UPDATE leaders l SET member_id = NULL, full_name = NULL, name_index = NULL, phone = NULL, phone_index = NULL,
                end_reason = NULL, published_since = NULL, publication_consent = NULL, erased_at = now(),
                ended_because = CASE WHEN l.ended_on IS NULL AND l.term_until >= $4 THEN 'ERASED' ELSE l.ended_because END,
                ended_on = CASE WHEN l.ended_on IS NULL AND l.term_until >= $4 THEN greatest($4, l.term_from)
                    ELSE l.ended_on END
            WHERE %s RETURNING l.id"""
                    .formatted(THEIRS);

    private final KeptReasons reasons;
    private final FieldCipher cipher;
    private final Clock clock;

    LeaderRecords(KeptReasons reasons, FieldCipher cipher, Clock clock) {
        this.reasons = reasons;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "offices";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(ROWS, subject.memberIds(), subject.applicationIds(), phones(subject))
                .map(rows -> rows.stream().map(this::said).toList());
    }

    private Map<String, Object> said(Object[] row) {
        UUID id = (UUID) row[0];
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("organization", row[1]);
        said.put("office", row[2]);
        said.put("fullName", cipher.open(Field.FULL_NAME, id, ((Buffer) row[3]).getBytes()));
        said.put("phone", cipher.open(Field.PHONE, id, ((Buffer) row[4]).getBytes()));
        said.put("from", row[5]);
        said.put("until", row[6]);
        said.put("endedOn", row[7]);
        said.put("endReason", row[8]);
        said.put("published", row[9] != null);
        said.put("publicationConsentKeptAt", row[9]);
        said.put("firstTrainedOn", row[10]);
        return said;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.rows(
                        ERASE, subject.memberIds(), subject.applicationIds(), phones(subject), LocalDate.now(clock))
                .map(LeaderRecords::ids)
                .call(reasons::forget)
                .map(List::size);
    }

    @Override
    public Uni<List<UUID>> rowsOf(DataSubject subject) {
        return Statements.rows(IDS, subject.memberIds(), subject.applicationIds(), phones(subject))
                .map(LeaderRecords::ids);
    }

    private static List<UUID> ids(List<Object[]> rows) {
        return rows.stream().map(row -> (UUID) row[0]).toList();
    }

    private static Buffer[] phones(DataSubject subject) {
        return subject.phones().stream().map(Buffer::buffer).toArray(Buffer[]::new);
    }
}
