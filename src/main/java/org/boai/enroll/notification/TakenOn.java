package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/** A feature that has to know who has taken on what a notice is about. */
public interface TakenOn {
    /** In the session of the acknowledgment, under the system's scope. */
    Uni<Void> takenOn(Taken taken);

    /**
     * An acknowledgment.
     *
     * @param subject      what the notice is about
     * @param account      null when a link was followed, which has no account
     * @param organization for which it was acknowledged
     */
    record Taken(NoticeKind kind, UUID subject, UUID account, UUID organization, Instant at) {}
}
