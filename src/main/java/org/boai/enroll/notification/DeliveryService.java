package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Looking after what could not be delivered. */
@ApplicationScoped
public class DeliveryService {
    private static final String FIND =
            """
            SELECT d.organization_id FROM deliveries d JOIN organizations o ON o.id = d.organization_id
            WHERE d.id = $1 AND o.ancestors @> ARRAY[$2::uuid]""";

    private static final String REDRIVE =
            """
            UPDATE deliveries SET state = 'SCHEDULED', attempts = 0, due_at = now(), lease = NULL, leased_at = NULL,
                reason = NULL, finished_at = NULL
            WHERE id = $1 AND state = 'DEAD'""";

    private final DeliveryProjection projection;
    private final AuditLog audit;
    private final Work work;

    DeliveryService(DeliveryProjection projection, AuditLog audit, Work work) {
        this.projection = projection;
        this.audit = audit;
        this.work = work;
    }

    /** @throws ProblemException {@code organization-unknown}, also outside the caller's subtree */
    public Uni<Page<DeliveryView>> list(UUID organization, DeliveryFilter filter, Caller caller) {
        return projection
                .list(organization, filter, caller)
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), view -> view.id().toString()));
    }

    /**
     * Has a delivery that was given up tried again from the beginning.
     *
     * @throws ProblemException {@code delivery-unknown}, also outside the caller's subtree; {@code delivery-not-dead}
     */
    public Uni<DeliveryView> redrive(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> Statements.row(FIND, id, caller.organizationId())
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.of(ChannelProblem.DELIVERY_UNKNOWN))
                        .call(() -> schedule(id))
                        .invoke(row -> audit.record(
                                caller.actor(), AuditEvent.of("delivery-redriven", "delivery", id, (UUID) row[0]))))
                .chain(() -> projection.find(id, caller));
    }

    private static Uni<Void> schedule(UUID id) {
        return Statements.update(REDRIVE, id)
                .invoke(changed -> {
                    if (changed == 0) {
                        throw ProblemException.of(ChannelProblem.DELIVERY_NOT_DEAD);
                    }
                })
                .replaceWithVoid();
    }
}
