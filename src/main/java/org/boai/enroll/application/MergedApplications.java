package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Applications of somebody who is a member already, or has applied already: joined to that, and kept. */
@ApplicationScoped
public class MergedApplications {
    private static final String CLOSE =
            """
            UPDATE applications SET status = 'WITHDRAWN', decision_reason = 'merged', merged_into = $2, decided_at = $3,
                decided_by = $4, version = version + 1
            WHERE id = $1 AND status IN (%s) RETURNING organization_id, phone"""
                    .formatted(ApplicationStatus.whenInSql(ApplicationEvent.WITHDRAW));

    private final ReturnRows returns;
    private final PersonMessages messages;
    private final FieldCipher cipher;
    private final AuditLog audit;
    private final Clock clock;

    MergedApplications(ReturnRows returns, PersonMessages messages, FieldCipher cipher, AuditLog audit, Clock clock) {
        this.messages = messages;
        this.cipher = cipher;
        this.returns = returns;
        this.audit = audit;
        this.clock = clock;
    }

    private static final String FILLED_IN_BY = "SELECT assisted_by FROM applications WHERE id = $1";

    /**
     * In the unit of work of the caller.
     *
     * @param into the member, or the older application
     * @throws ProblemException {@code application-decided}, {@code assisted-by-yourself}
     */
    public Uni<Void> close(UUID application, UUID into, Caller caller) {
        return Statements.row(FILLED_IN_BY, application)
                .invoke(row -> {
                    if (row != null && caller.accountId().equals(row[0])) {
                        throw ProblemException.of(ApplicationProblem.ASSISTED_BY_YOURSELF);
                    }
                })
                .chain(() -> closed(application, into, caller));
    }

    private Uni<Void> closed(UUID application, UUID into, Caller caller) {
        return Statements.row(CLOSE, application, into, clock.instant(), caller.accountId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ApplicationProblem.APPLICATION_DECIDED))
                .invoke(row -> messages.tell(
                        PersonMessageKind.RECORDS_MERGED,
                        application,
                        (UUID) row[0],
                        new MobileNumber(cipher.open(Field.PHONE, application, ((Buffer) row[1]).getBytes()))))
                .invoke(row -> audit.record(
                        caller.actor(), AuditEvent.of("application-merged", "application", application, (UUID) row[0])))
                .chain(() -> returns.end(application, clock.instant()));
    }
}
