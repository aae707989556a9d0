package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** What a member came to and for how long; that somebody came stays as a number, what was said about it goes. */
@ApplicationScoped
class CheckInRecords implements PersonalRecords {
    private static final int POSITION = 18;

    private static final String ROWS =
            """
            SELECT a.title, o.name, p.checked_in_at, p.check_in_way, p.signed_out_at, %s AS minutes, p.correction,
                p.door_consent_kept_at, p.came_again_at
            FROM participations p JOIN activities a ON a.id = p.activity_id JOIN organizations o ON o.id = a.organization_id
            WHERE p.member_id = ANY ($2) AND (p.checked_in_at IS NOT NULL OR p.door_consent_kept_at IS NOT NULL)
            ORDER BY p.id"""
                    .formatted(HoursProjection.MINUTES);

    private static final String ERASE =
            """
            UPDATE participations SET correction = NULL, door_consent_kept_at = NULL
            WHERE member_id = ANY ($1) AND num_nonnulls(correction, door_consent_kept_at) > 0""";

    private final CheckInConfig config;

    CheckInRecords(CheckInConfig config) {
        this.config = config;
    }

    @Override
    public String section() {
        return "attendances";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(ROWS, config.stayedToTheEnd(), subject.memberIds())
                .map(rows -> rows.stream().map(CheckInRecords::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("activity", row[0]);
        said.put("organization", row[1]);
        said.put("cameAt", row[2]);
        said.put("checkedIn", row[3]);
        said.put("cameAgainAt", row[8]);
        said.put("leftAt", row[4]);
        said.put("minutes", row[5]);
        said.put("correctedBecause", row[6]);
        said.put("guardianConsentKeptAt", row[7]);
        return said;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.memberIds());
    }
}
