package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** When somebody looked at a contact; whose it was is known through the notice only. */
@ApplicationScoped
class RetainedContacts implements Retained {
    private static final String FORGET =
            """
            DELETE FROM contact_windows WHERE id IN (SELECT id FROM contact_windows WHERE closes_at < $1 LIMIT $2)""";

    private final RetentionConfig config;

    RetainedContacts(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "contacts";
    }

    @Override
    public Period keptFor() {
        return config.contacts();
    }

    @Override
    public Uni<Integer> erase(Instant before, int most) {
        return Statements.update(FORGET, before, most);
    }
}
