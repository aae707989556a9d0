package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** Applications that came to nothing, and memberships that are long over. */
final class RetainedPersons {
    private RetainedPersons() {}

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
            return overdue.applications(before, most).chain(ids -> erase(ids).replaceWith(ids.size()));
        }

        private Uni<?> erase(List<UUID> ids) {
            return ids.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : records.erase(new DataSubject(null, ids, List.of(), List.of()));
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
                    .chain(all -> erase(all).replaceWith(all.size()));
        }

        private Uni<?> erase(List<DataSubject> all) {
            if (all.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            List<UUID> applications = new ArrayList<>();
            List<UUID> members = new ArrayList<>();
            all.forEach(one -> {
                applications.addAll(one.applications());
                members.addAll(one.members());
            });
            return records.erase(new DataSubject(null, applications, members, List.of()));
        }
    }
}
