package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** Participants of classes that are long over. Whoever has become a member is kept with the membership. */
@ApplicationScoped
class RetainedFirstAidParticipants implements Retained {
    private final RetentionConfig config;

    RetainedFirstAidParticipants(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "firstAidParticipants";
    }

    @Override
    public Period keptFor() {
        return config.firstAidParticipants();
    }

    @Override
    public Uni<Integer> erase(Instant before, int most) {
        return Statements.update(
                FirstAidErasure.OVER, before.atZone(SystemClock.ZONE).toLocalDate(), most);
    }
}
