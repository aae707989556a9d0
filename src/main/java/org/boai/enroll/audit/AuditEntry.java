package org.boai.enroll.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;

/** One line of the record; written once, never read back through this class. */
@Entity
@Table(name = "audit_entries")
class AuditEntry {
    @Id
    private UUID id;

    private Instant at;

    @Column(name = "actor_kind")
    private String actorKind;

    @Column(name = "actor_id")
    private UUID actorId;

    private String action;

    @Column(name = "object_type")
    private String objectType;

    @Column(name = "object_id")
    private String objectId;

    @Column(name = "organization_id")
    private UUID organizationId;

    private String fields;

    protected AuditEntry() {}

    AuditEntry(Actor actor, AuditEvent event, Instant now) {
        this.id = Ids.next();
        this.at = now;
        this.actorKind = actor.sort().name();
        this.actorId = actor.id();
        this.action = event.action();
        this.objectType = event.objectType();
        this.objectId = event.objectId();
        this.organizationId = event.organizationId();
        this.fields = String.join(",", event.fields());
    }
}
