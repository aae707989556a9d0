package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** Who held an office whose term is over; that it was held, and when, stays. */
@ApplicationScoped
class RetainedLeaders implements Retained {
    private static final String ERASE =
            """
            UPDATE leaders SET member_id = NULL, full_name = NULL, name_index = NULL, phone = NULL, phone_index = NULL,
                end_reason = NULL, published_since = NULL, erased_at = now()
            WHERE id IN (SELECT id FROM leaders WHERE erased_at IS NULL AND term_until < $1
                UNION ALL SELECT id FROM leaders WHERE erased_at IS NULL AND ended_on < $1 AND term_until >= $1 LIMIT $2)""";

    private final RetentionConfig config;

    RetainedLeaders(RetentionConfig config) {
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
        return Statements.update(ERASE, before.atZone(SystemClock.ZONE).toLocalDate(), most);
    }
}
