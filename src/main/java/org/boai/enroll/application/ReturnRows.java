package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.security.Caller;

/** What was asked of applicants, in the session at hand. */
@ApplicationScoped
class ReturnRows {
    /** So long it lies with the applicant before the branch is reminded. */
    static final Duration REMINDED_AFTER = Duration.ofDays(30);

    private static final String ADD =
            """
            INSERT INTO application_returns (id, application_id, organization_id, asked, reason, returned_at, returned_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String END =
            """
            UPDATE application_returns SET ended_at = $2
            WHERE application_id = $1 AND answered_at IS NULL AND ended_at IS NULL""";

    private static final String OPEN =
            """
            SELECT id, asked FROM application_returns
            WHERE application_id = $1 AND answered_at IS NULL AND ended_at IS NULL""";

    private static final String ANSWERED =
            "UPDATE application_returns SET answered_at = $2, words = $3, routed_to = $4 WHERE id = $1";

    /**
     * Those of whose answer nobody has heard, marked; two replicas do not take the same. With the application, in the order in which
     * whoever decides locks.
     */
    private static final String FORGOTTEN =
            """
            UPDATE application_returns SET reminded_at = $1 WHERE id IN (
                SELECT r.id FROM application_returns r JOIN applications p ON p.id = r.application_id
                WHERE r.answered_at IS NULL AND r.ended_at IS NULL AND r.reminded_at IS NULL AND r.returned_at <= $2
                  AND p.status = 'RETURNED' ORDER BY r.returned_at LIMIT $3 FOR UPDATE OF p, r SKIP LOCKED)
            RETURNING application_id""";

    /** The question that is open. */
    record Question(UUID id, List<AskedItem> asked) {}

    Uni<Void> add(Application application, ReturnApplication request, Caller caller, Instant now) {
        return Statements.update(
                        ADD,
                        Ids.next(),
                        application.id,
                        application.organizationId,
                        AskedItem.joined(request.asked()),
                        request.reason(),
                        now,
                        caller.accountId())
                .replaceWithVoid();
    }

    /** Nothing is asked any more. */
    Uni<Void> end(UUID application, Instant now) {
        return Statements.update(END, application, now).replaceWithVoid();
    }

    /** Null when nothing is asked. */
    Uni<Question> open(UUID application) {
        return Statements.row(OPEN, application)
                .map(row -> row == null ? null : new Question((UUID) row[0], AskedItem.of((String) row[1])));
    }

    /** @param words sealed, or null; @param routedTo another organization than that where it lies, or null */
    Uni<Void> answered(UUID question, Instant now, byte[] words, UUID routedTo) {
        return Statements.update(ANSWERED, question, now, words, routedTo).replaceWithVoid();
    }

    /** @return of which applications the branch is to be reminded now */
    Uni<List<UUID>> takeForgotten(Instant now, int most) {
        return Statements.rows(FORGOTTEN, now, now.minus(REMINDED_AFTER), most)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    static byte[] bytes(Object value) {
        return value == null ? null : ((Buffer) value).getBytes();
    }
}
