package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/** How often and until when a contact is open, by the matter that was taken on; in the session at hand. */
@ApplicationScoped
class ContactWindows {
    private static final String LOOK =
            """
            SELECT max(closes_at) FILTER (WHERE account_id = $2 AND closes_at > $3), count(*)
            FROM contact_windows WHERE matter_id = $1""";

    private static final String OPEN =
            """
            INSERT INTO contact_windows (id, matter_id, account_id, organization_id, opened_at, closes_at)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private final DisclosureConfig config;

    ContactWindows(DisclosureConfig config) {
        this.config = config;
    }

    /**
     * A window of the caller's on a matter.
     *
     * @param fresh whether this look opened it
     */
    record Window(Instant until, boolean fresh) {}

    /**
     * The one that is open, or a new one; whoever calls holds a lock on the matter.
     *
     * @throws ProblemException {@code contact-used-up}
     */
    Uni<Window> open(UUID matter, UUID organization, Instant now, Caller caller) {
        return Statements.row(LOOK, matter, caller.accountId(), now).chain(row -> {
            if (row[0] != null) {
                return Uni.createFrom().item(new Window(((OffsetDateTime) row[0]).toInstant(), false));
            }
            if ((Long) row[1] >= config.mostContactWindows()) {
                throw ProblemException.of(DisclosureProblem.CONTACT_USED_UP);
            }
            Instant until = now.plus(config.contactFor());
            return Statements.update(OPEN, Ids.next(), matter, caller.accountId(), organization, now, until)
                    .replaceWith(new Window(until, true));
        });
    }
}
