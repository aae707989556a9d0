package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** Who took part, by name, and who consented as a guardian. How many they were, and each member's own hours, stay. */
@ApplicationScoped
class RetainedParticipations implements Retained {
    private static final String FORGET =
            """
            UPDATE participations SET full_name = NULL, guardian = NULL WHERE id IN (
                SELECT p.id FROM participations p
                WHERE p.activity_id IN (SELECT id FROM activities WHERE ends_at < $1 AND names_erased_at IS NULL
                    ORDER BY ends_at LIMIT 100) AND num_nonnulls(p.full_name, p.guardian) > 0
                LIMIT $2)""";

    private static final String DONE =
            """
            UPDATE activities a SET names_erased_at = $2 WHERE id IN (
                SELECT id FROM activities WHERE ends_at < $1 AND names_erased_at IS NULL ORDER BY ends_at LIMIT 100)
            AND NOT EXISTS (SELECT 1 FROM participations p
                WHERE p.activity_id = a.id AND num_nonnulls(p.full_name, p.guardian) > 0)""";

    private final RetentionConfig config;
    private final Clock clock;

    RetainedParticipations(RetentionConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "participations";
    }

    @Override
    public Period keptFor() {
        return config.participations();
    }

    /** A hundred activities after the other. */
    @Override
    public Uni<Integer> erase(Instant before, int most) {
        return Statements.update(FORGET, before, most)
                .chain(erased -> erased == most
                        ? Uni.createFrom().item(erased)
                        : Statements.update(DONE, before, clock.instant())
                                .chain(done -> done == 0
                                        ? Uni.createFrom().item(erased)
                                        : erase(before, most - erased).map(more -> erased + more)));
    }
}
