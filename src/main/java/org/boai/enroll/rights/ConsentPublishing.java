package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Puts a new text to consent to in force; every replica shows it within half a minute. Whoever consented to other words is
 * asked again ({@link ConsentStates}); what was consented to stays as it was.
 */
@ApplicationScoped
public class ConsentPublishing {
    private static final String PUBLISH = "SELECT publish_consent_text($1, $2, $3, $4, $5, $6)";

    private final AuditLog audit;
    private final Work work;

    ConsentPublishing(AuditLog audit, Work work) {
        this.audit = audit;
        this.work = work;
    }

    /** A text in one language. */
    public record Wording(String title, String body) {}

    /** @return whether it is in force now; false when there is such a version already */
    public Uni<Boolean> publish(Purpose purpose, String version, Wording chinese, Wording english) {
        return work.in(Scope.SYSTEM, () -> Statements.row(
                        PUBLISH, purpose, version, chinese.title(), english.title(), chinese.body(), english.body())
                .map(row -> (Boolean) row[0])
                .invoke(published -> {
                    if (published) {
                        audit.record(
                                Actor.SYSTEM,
                                AuditEvent.of("consent-text-published", "consent-text", purpose + "@" + version, null));
                    }
                }));
    }
}
