package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** Applications that came to nothing, and memberships that are long over. */
final class RetainedPersons {
    private RetainedPersons() {}

    private static Uni<Integer> erase(List<DataSubject> all, OverdueProjection overdue, AllRecords records) {
        return InTurn.each(all, one -> erase(one, overdue, records)).replaceWith(all.size());
    }

    /** Rows first, since the same person may be a member again; when nothing is left of the person, the rest, too. */
    private static Uni<?> erase(DataSubject one, OverdueProjection overdue, AllRecords records) {
        var rows = new DataSubject(null, one.applications(), one.members(), List.of());
        return records.erase(rows)
                .chain(() -> one.key() == null ? Uni.createFrom().item(false) : overdue.gone(one.key()))
                .chain(gone -> gone
                        ? records.erase(new DataSubject(one.key(), List.of(), List.of(), one.phones()))
                        : Uni.createFrom().nullItem());
    }

    @ApplicationScoped
    static class Applications implements Retained {
        private final OverdueProjection overdue;
        private final AllRecords records;
        private final RetentionConfig config;

        Applications(OverdueProjection overdue, AllRecords records, RetentionConfig config) {
            this.overdue = overdue;
            this.records = records;
            this.config = config;
        }

        @Override
        public String kind() {
            return "applications";
        }

        @Override
        public Period keptFor() {
            return config.applications();
        }

        @Override
        public Uni<Integer> erase(Instant before, int most) {
            return overdue.applications(before, most).chain(all -> RetainedPersons.erase(all, overdue, records));
        }
    }

    @ApplicationScoped
    static class Memberships implements Retained {
        private final OverdueProjection overdue;
        private final AllRecords records;
        private final RetentionConfig config;

        Memberships(OverdueProjection overdue, AllRecords records, RetentionConfig config) {
            this.overdue = overdue;
            this.records = records;
            this.config = config;
        }

        @Override
        public String kind() {
            return "memberships";
        }

        @Override
        public Period keptFor() {
            return config.memberships();
        }

        @Override
        public Uni<Integer> erase(Instant before, int most) {
            return overdue.memberships(before.atZone(SystemClock.ZONE).toLocalDate(), most)
                    .chain(all -> RetainedPersons.erase(all, overdue, records));
        }
    }
}
