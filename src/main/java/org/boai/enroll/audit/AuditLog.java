package org.boai.enroll.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.boai.enroll.kernel.Actor;

/** Appends to the record, in the session and transaction of the caller: an act without its entry cannot commit. */
@ApplicationScoped
public class AuditLog {
    private final Clock clock;

    AuditLog(Clock clock) {
        this.clock = clock;
    }

    public Uni<Void> record(Actor actor, AuditEvent event) {
        var entry = new AuditEntry(actor, event, clock.instant());
        return Panache.getSession().chain(session -> session.persist(entry));
    }
}
