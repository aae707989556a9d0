package org.boai.enroll.privacy;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A consent as it was given.
 *
 * @param subject  the application that it was given with
 * @param textHash SHA-256 of the text that was shown
 * @param endedAt  null while it is in force
 * @param endedBy  WITHDRAWN, REPLACED, or null
 */
public record RecordedConsent(
        UUID subject,
        Purpose purpose,
        String version,
        byte[] textHash,
        OffsetDateTime givenAt,
        OffsetDateTime endedAt,
        String endedBy) {
    static final String OF =
            """
            SELECT subject_id, purpose, version, text_hash, given_at, ended_at, ended_by FROM consents
            WHERE subject_id = ANY ($1) ORDER BY given_at, purpose""";

    static RecordedConsent of(Object[] row) {
        return new RecordedConsent(
                (UUID) row[0],
                Purpose.valueOf((String) row[1]),
                (String) row[2],
                ((Buffer) row[3]).getBytes(),
                (OffsetDateTime) row[4],
                (OffsetDateTime) row[5],
                (String) row[6]);
    }

    public boolean inForce() {
        return endedAt == null;
    }

    @Override
    public String toString() {
        return "RecordedConsent[" + purpose + " " + version + "]";
    }
}
