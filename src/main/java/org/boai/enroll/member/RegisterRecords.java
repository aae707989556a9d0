package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** What stands around the register for a while: rows that wait to be taken over, and who took lists away. */
final class RegisterRecords {
    private RegisterRecords() {}

    /** Known by a keyed hash only until they are entered, and forgotten then. */
    @ApplicationScoped
    static class Imports implements PersonalRecords, Retained {
        private static final int POSITION = 75;

        private static final String ERASE = "DELETE FROM member_import_rows WHERE description_key = $1";

        /** Undoing goes on by itself, and forgets the rows. */
        private static final String GIVE_UP =
                """
                UPDATE member_imports SET state = 'UNDOING' WHERE id IN (SELECT id FROM member_imports
                    WHERE created_at < $1 AND state IN ('OPEN', 'CHECKED') LIMIT $2)""";

        private final RetentionConfig config;

        Imports(RetentionConfig config) {
            this.config = config;
        }

        @Override
        public String section() {
            return "memberImports";
        }

        @Override
        public int position() {
            return POSITION;
        }

        @Override
        public Uni<Integer> erase(DataSubject subject) {
            return subject.key() == null ? Uni.createFrom().item(0) : Statements.update(ERASE, (Object) subject.key());
        }

        @Override
        public String kind() {
            return section();
        }

        @Override
        public Period keptFor() {
            return config.memberImports();
        }

        @Override
        public Uni<Integer> erase(Instant before, int most) {
            return Statements.update(GIVE_UP, before, most);
        }
    }

    /** As long as who saw what of one person. */
    @ApplicationScoped
    static class Exports implements Retained {
        private static final String FORGET =
                """
                DELETE FROM member_exports WHERE id IN (SELECT id FROM member_exports WHERE asked_at < $1 LIMIT $2)""";

        private final RetentionConfig config;

        Exports(RetentionConfig config) {
            this.config = config;
        }

        @Override
        public String kind() {
            return "memberExports";
        }

        @Override
        public Period keptFor() {
            return config.disclosures();
        }

        @Override
        public Uni<Integer> erase(Instant before, int most) {
            return Statements.update(FORGET, before, most);
        }
    }
}
