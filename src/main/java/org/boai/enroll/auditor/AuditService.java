package org.boai.enroll.auditor;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** What an auditor does. Looking into the record, too, is an act that is recorded. */
@ApplicationScoped
public class AuditService {
    private static final long LINKS_AT_ONCE = 100_000;

    private final AuditProjection projection;
    private final AuditVerification verification;
    private final AuditLog audit;
    private final Work work;

    AuditService(AuditProjection projection, AuditVerification verification, AuditLog audit, Work work) {
        this.projection = projection;
        this.verification = verification;
        this.audit = audit;
        this.work = work;
    }

    public Uni<Page<AuditEntryView>> list(AuditFilter filter, Caller caller) {
        return recorded("audit-read", caller)
                .chain(() -> projection.list(filter, caller))
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), view -> view.id().toString()));
    }

    /**
     * Checks up to 100,000 links after a position.
     *
     * @param noted a head that was kept elsewhere, or null
     * @throws ProblemException {@code audit-position-unknown}
     */
    public Uni<Verification> verify(long after, AuditHead noted, Caller caller) {
        return recorded("audit-verified", caller).chain(() -> verification.verify(after, after + LINKS_AT_ONCE, noted));
    }

    private Uni<Void> recorded(String action, Caller caller) {
        return work.in(caller.scope(), () -> {
            audit.record(
                    caller.actor(),
                    AuditEvent.of(action, "organization", caller.organizationId(), caller.organizationId()));
            return Uni.createFrom().voidItem();
        });
    }
}
