package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.boai.enroll.privacy.DataSubject;

/** What a feature has open for a person, and closes when the person leaves. */
public interface OpenMatters {
    /**
     * In the session at hand, under the system's scope.
     *
     * @return how many were closed
     */
    Uni<Integer> close(DataSubject subject, Instant now);

    /** Whether it is about applications, which are locked before members; else about members. */
    default boolean ofApplications() {
        return false;
    }

    /** Whether it is over, too, when the member belongs elsewhere by another way: a transfer is, a place in an activity is not. */
    default boolean overtakenByMove() {
        return false;
    }
}
