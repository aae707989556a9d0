package org.boai.enroll.education;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/** Tells members once, some weeks before, that their certificate ends; on one replica at a time. */
@ApplicationScoped
class FirstAidReminders {
    private static final Logger LOG = Logger.getLogger(FirstAidReminders.class);

    /** Each is a write of its own in the unit of work. */
    private static final int BATCH = 20;

    private static final long LOCK = 0x66616964L;

    private static final String DUE =
            """
            SELECT c.id, m.id AS member, m.organization_id, m.phone
            FROM first_aid_certificates c JOIN members m ON m.id = c.member_id
            WHERE c.state = 'CURRENT' AND c.reminded_at IS NULL AND c.expires_on BETWEEN $1 AND $2 AND m.status = 'ACTIVE'
                AND m.erased_at IS NULL AND m.restricted_at IS NULL AND pg_try_advisory_xact_lock($3)
            ORDER BY c.expires_on LIMIT $4 FOR UPDATE OF c""";

    private static final String TOLD = "UPDATE first_aid_certificates SET reminded_at = $2 WHERE id = ANY ($1)";

    private final PersonMessages messages;
    private final FieldCipher cipher;
    private final Work work;
    private final FirstAidConfig config;
    private final Clock clock;

    FirstAidReminders(PersonMessages messages, FieldCipher cipher, Work work, FirstAidConfig config, Clock clock) {
        this.messages = messages;
        this.cipher = cipher;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${boai.first-aid.reminded-every:1h}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return sweep().onFailure()
                .invoke(failure -> LOG.warnf("reminders of certificates wait: %s", failure.getClass()))
                .onFailure()
                .recoverWithNull();
    }

    /** All that are due, now. */
    Uni<Void> sweep() {
        return work.in(Scope.SYSTEM, this::batch)
                .chain(told -> told < BATCH ? Uni.createFrom().voidItem() : sweep());
    }

    private Uni<Integer> batch() {
        LocalDate today = LocalDate.now(clock.withZone(SystemClock.ZONE));
        return Statements.rows(DUE, today, today.plusDays(config.remindDays()), LOCK, BATCH)
                .invoke(rows -> rows.forEach(this::tell))
                .call(this::told)
                .map(List::size);
    }

    private Uni<Integer> told(List<Object[]> rows) {
        UUID[] ids = rows.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new);
        return ids.length == 0 ? Uni.createFrom().item(0) : Statements.update(TOLD, ids, clock.instant());
    }

    /** A row that cannot be read must not keep the others waiting. */
    private void tell(Object[] row) {
        UUID member = (UUID) row[1];
        MobileNumber phone = cipher.openOrNull(Field.PHONE, member, row[3], MobileNumber::new);
        if (phone != null) {
            messages.tell(PersonMessageKind.CERTIFICATE_EXPIRING, member, (UUID) row[2], phone);
        }
    }
}
