package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.security.Caller;

/** Who lets people wait: what is open in a subtree, how its branches answer, and where nobody can. */
@ApplicationScoped
public class QueueService {
    private final QueueProjection projection;

    QueueService(QueueProjection projection) {
        this.projection = projection;
    }

    /** @throws org.boai.enroll.kernel.ProblemException {@code organization-unknown} outside the caller's subtree */
    public Uni<Queue> queue(UUID organization, int limit, Caller caller) {
        return projection.queue(organization, limit, caller);
    }

    /** @throws org.boai.enroll.kernel.ProblemException {@code organization-unknown} outside the caller's subtree */
    public Uni<Answers> answers(UUID organization, Caller caller) {
        return projection.answers(organization, caller);
    }

    /** @throws org.boai.enroll.kernel.ProblemException {@code organization-unknown} outside the caller's subtree */
    public Uni<Silent> silent(UUID organization, Caller caller) {
        return projection.silent(organization, caller);
    }
}
