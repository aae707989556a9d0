package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;

/** Finds what was sent with a number, by the phone's index, in the session at hand; reads no field of a person. */
@ApplicationScoped
class DisowningProjection {
    private static final String SENT =
            """
            SELECT p.id, p.submitted_at, o.name, p.disowned_at IS NOT NULL
            FROM applications p JOIN organizations o ON o.id = p.organization_id
            WHERE p.phone_index = $1 AND p.submitted_at > $2 ORDER BY p.id DESC LIMIT 100""";

    private static final String LOCK = Application.COLUMNS
            + """
            FROM applications p
            WHERE p.id = :id AND p.phone_index = :phone AND p.submitted_at > :since AND p.disowned_at IS NULL
            FOR UPDATE OF p""";

    Uni<SentApplications> sent(byte[] phoneIndex, Instant since) {
        return Statements.rows(SENT, phoneIndex, since)
                .map(rows -> new SentApplications(
                        rows.stream().map(DisowningProjection::sent).toList()));
    }

    private static SentApplications.Sent sent(Object[] row) {
        return new SentApplications.Sent(
                (UUID) row[0],
                ((OffsetDateTime) row[1]).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime(),
                (String) row[2],
                (Boolean) row[3]);
    }

    /** Locked; null when it is another phone's, too old, or disowned already. */
    Uni<Application> find(UUID id, byte[] phoneIndex, Instant since) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LOCK, Application.class)
                .setParameter("id", id)
                .setParameter("phone", phoneIndex)
                .setParameter("since", since)
                .getSingleResultOrNull());
    }

    /** Who oversees an organization: the county, or what stands for it. */
    Uni<UUID> overseerOf(UUID organization) {
        return Statements.row("SELECT overseer_of($1)", organization).map(row -> (UUID) row[0]);
    }
}
