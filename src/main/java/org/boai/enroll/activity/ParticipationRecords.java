package org.boai.enroll.activity;

import static org.boai.enroll.activity.ActivityProjection.local;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.member.Correction;
import org.boai.enroll.member.Particulars;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.privacy.KeptReasons;
import org.boai.enroll.privacy.PersonalRecords;
import org.boai.enroll.privacy.RowsOfPersons;

/** What somebody took part in: said, put right, and without a name when it is erased; the figures stay. */
@ApplicationScoped
class ParticipationRecords implements PersonalRecords, Particulars, RowsOfPersons {
    private static final int POSITION = 18;

    private static final String ROWS =
            """
            SELECT p.id, a.title, o.name, a.starts_at, p.state, p.asked_at, p.full_name, p.guardian, p.guardian_confirmed_at,
                p.checked_in_at, p.signed_out_at, %s AS minutes
            FROM participations p JOIN activities a ON a.id = p.activity_id JOIN organizations o ON o.id = p.organization_id
            WHERE p.member_id = ANY ($1) ORDER BY p.id"""
                    .formatted(HoursProjection.minutes(2));

    private static final String IDS = "SELECT id FROM participations WHERE member_id = ANY ($1) ORDER BY id";

    private static final String NAMES =
            "SELECT id FROM participations WHERE member_id = ANY ($1) AND full_name IS NOT NULL ORDER BY id";

    private static final String RENAME = "UPDATE participations SET full_name = $2 WHERE id = $1";

    private static final String RESTRICT =
            "UPDATE participations SET restricted_at = now() WHERE member_id = ANY ($1) AND restricted_at IS NULL";

    private static final String ERASE =
            """
            UPDATE participations SET full_name = NULL, guardian = NULL
            WHERE member_id = ANY ($1) AND num_nonnulls(full_name, guardian) > 0""";

    private static final String FORGET_CALENDAR = "DELETE FROM calendar_addresses WHERE member_id = ANY ($1)";

    private final KeptReasons reasons;
    private final FieldCipher cipher;
    private final CheckInConfig config;

    ParticipationRecords(KeptReasons reasons, FieldCipher cipher, CheckInConfig config) {
        this.reasons = reasons;
        this.cipher = cipher;
        this.config = config;
    }

    @Override
    public String section() {
        return "activities";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(ROWS, subject.memberIds(), config.stayedToTheEnd())
                .map(rows -> rows.stream().map(this::said).toList());
    }

    private Map<String, Object> said(Object[] row) {
        UUID id = (UUID) row[0];
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("activity", row[1]);
        said.put("organization", row[2]);
        said.put("startsAt", local(row[3]));
        said.put("state", row[4]);
        said.put("askedAt", local(row[5]));
        said.put("fullName", open(Field.FULL_NAME, id, row[6]));
        said.put("guardian", open(Field.GUARDIAN, id, row[7]));
        said.put("guardianConfirmedAt", local(row[8]));
        said.put("checkedInAt", local(row[9]));
        said.put("signedOutAt", local(row[10]));
        said.put("minutes", row[11]);
        return said;
    }

    private String open(Field field, UUID row, Object sealed) {
        return sealed == null ? null : cipher.open(field, row, ((Buffer) sealed).getBytes());
    }

    @Override
    public Uni<Void> correct(DataSubject subject, Correction correction) {
        return correction.name() == null
                ? Uni.createFrom().voidItem()
                : Statements.rows(NAMES, (Object) subject.memberIds())
                        .chain(rows -> InTurn.each(
                                rows,
                                row -> rename((UUID) row[0], correction.name().value())));
    }

    private Uni<Integer> rename(UUID row, String name) {
        return Statements.update(RENAME, row, cipher.seal(Field.FULL_NAME, row, name));
    }

    /** There is none here. */
    @Override
    public Uni<Void> forgetDocument(DataSubject subject) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> restrict(DataSubject subject) {
        return Statements.update(RESTRICT, (Object) subject.memberIds()).replaceWithVoid();
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return rowsOf(subject)
                .chain(reasons::forget)
                .chain(() -> Statements.update(FORGET_CALENDAR, (Object) subject.memberIds()))
                .chain(() -> Statements.update(ERASE, (Object) subject.memberIds()));
    }

    @Override
    public Uni<List<UUID>> rowsOf(DataSubject subject) {
        return Statements.rows(IDS, (Object) subject.memberIds())
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }
}
