package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.KeptReasons;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** The persons of units that were refused, or are members no more; as long as those of persons are kept. */
final class RetainedUnits {
    private RetainedUnits() {}

    private static List<UUID> ids(List<Object[]> rows, int column) {
        return rows.stream()
                .map(row -> (UUID) row[column])
                .filter(Objects::nonNull)
                .toList();
    }

    @ApplicationScoped
    static class Applications implements Retained {
        private static final String ERASE =
                """
                UPDATE corporate_applications SET legal_representative = NULL, contact_name = NULL, contact_name_index = NULL,
                    phone = NULL, phone_index = NULL, kept_at = NULL, decision_reason = NULL, erased_at = now()
                WHERE id IN (SELECT id FROM corporate_applications
                    WHERE status IN ('REFUSED', 'WITHDRAWN') AND erased_at IS NULL AND decided_at < $1
                    ORDER BY decided_at LIMIT $2)
                RETURNING id""";

        private final KeptReasons reasons;
        private final RetentionConfig config;

        Applications(KeptReasons reasons, RetentionConfig config) {
            this.reasons = reasons;
            this.config = config;
        }

        @Override
        public String kind() {
            return "corporateApplications";
        }

        @Override
        public Period keptFor() {
            return config.applications();
        }

        @Override
        public Uni<Integer> erase(Instant before, int most) {
            return Statements.rows(ERASE, before, most)
                    .call(rows -> reasons.forget(ids(rows, 0)))
                    .map(List::size);
        }
    }

    @ApplicationScoped
    static class Members implements Retained {
        /** With the application that led to it and what was said in its history. */
        private static final String ERASE =
                """
                WITH over AS (SELECT id, application_id FROM corporate_members
                    WHERE status <> 'ACTIVE' AND erased_at IS NULL AND ended_on < $1 ORDER BY ended_on LIMIT $2
                    FOR UPDATE SKIP LOCKED),
                events AS (UPDATE corporate_events SET reason = NULL
                    WHERE member_id IN (SELECT id FROM over) AND reason IS NOT NULL),
                applications AS (UPDATE corporate_applications SET legal_representative = NULL, contact_name = NULL,
                    contact_name_index = NULL, phone = NULL, phone_index = NULL, kept_at = NULL, erased_at = now()
                    WHERE id IN (SELECT application_id FROM over) AND erased_at IS NULL)
                UPDATE corporate_members SET legal_representative = NULL, contact_name = NULL, contact_name_index = NULL,
                    phone = NULL, phone_index = NULL, end_reason = NULL, erased_at = now()
                WHERE id IN (SELECT id FROM over) RETURNING id, application_id""";

        private final KeptReasons reasons;
        private final RetentionConfig config;

        Members(KeptReasons reasons, RetentionConfig config) {
            this.reasons = reasons;
            this.config = config;
        }

        @Override
        public String kind() {
            return "corporateMemberships";
        }

        @Override
        public Period keptFor() {
            return config.memberships();
        }

        @Override
        public Uni<Integer> erase(Instant before, int most) {
            return Statements.rows(ERASE, before.atZone(SystemClock.ZONE).toLocalDate(), most)
                    .call(rows -> reasons.forget(ids(rows, 0)).chain(() -> reasons.forget(ids(rows, 1))))
                    .map(List::size);
        }
    }

    /** Consents given for a unit prove that what was done was lawful; they outlive its persons' data by their own time. */
    @ApplicationScoped
    static class Consents implements Retained {
        private static final String FORGET =
                """
                DELETE FROM consents WHERE ctid = ANY (ARRAY(
                    SELECT c.ctid FROM corporate_applications a JOIN consents c ON c.subject_id = a.id
                    WHERE a.erased_at < $1 LIMIT $2))""";

        private final RetentionConfig config;

        Consents(RetentionConfig config) {
            this.config = config;
        }

        @Override
        public String kind() {
            return "corporateConsents";
        }

        @Override
        public Period keptFor() {
            return config.consents();
        }

        @Override
        public Uni<Integer> erase(Instant before, int most) {
            return Statements.update(FORGET, before, most);
        }
    }
}
