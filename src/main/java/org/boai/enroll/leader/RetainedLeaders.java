package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.KeptReasons;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** Who held an office whose term is over; that it was held, and when, stays. */
@ApplicationScoped
class RetainedLeaders implements Retained {
    /** What was completed in it the other terms of the person still know: whoever leads today lacks nothing by this. */
    private static final String ERASE =
            """
            WITH gone AS (SELECT id, first_trained_on FROM leaders WHERE id IN (
                SELECT id FROM leaders WHERE erased_at IS NULL AND term_until < $1
                UNION ALL SELECT id FROM leaders WHERE erased_at IS NULL AND ended_on < $1 AND term_until >= $1 LIMIT $2)),
            kept AS (
                UPDATE leaders x SET trained_before = least(x.trained_before, known.on_day) FROM (
                    SELECT same.id, min(g.first_trained_on) AS on_day FROM gone g
                    CROSS JOIN LATERAL terms_of_the_same(ARRAY[g.id]) AS same (id)
                    WHERE g.first_trained_on IS NOT NULL GROUP BY same.id) AS known
                WHERE x.id = known.id AND x.id NOT IN (SELECT id FROM gone))
            UPDATE leaders SET member_id = NULL, full_name = NULL, name_index = NULL, phone = NULL, phone_index = NULL,
                end_reason = NULL, published_since = NULL, publication_consent = NULL, erased_at = now()
            WHERE id IN (SELECT id FROM gone) RETURNING id""";

    private final KeptReasons reasons;
    private final RetentionConfig config;

    RetainedLeaders(KeptReasons reasons, RetentionConfig config) {
        this.reasons = reasons;
        this.config = config;
    }

    @Override
    public String kind() {
        return "leaders";
    }

    @Override
    public Period keptFor() {
        return config.leaders();
    }

    @Override
    public Uni<Integer> erase(Instant before, int most) {
        return Statements.rows(ERASE, before.atZone(SystemClock.ZONE).toLocalDate(), most)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList())
                .call(reasons::forget)
                .map(List::size);
    }
}
