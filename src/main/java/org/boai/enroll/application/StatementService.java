package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Work;

/** Shows reviewers what applicants wrote in words: each reading is a disclosure, recorded, sixty an hour. */
@ApplicationScoped
public class StatementService {
    private static final int MOST_AN_HOUR = 60;

    private static final String WRITTEN =
            """
            SELECT * FROM (
            SELECT r.id, r.answered_at AS at, r.asked, r.words FROM application_returns r
            WHERE r.application_id = $1 AND r.words IS NOT NULL
            UNION ALL
            SELECT a.application_id, a.appealed_at, '', a.words FROM application_appeals a
            WHERE a.application_id = $1 AND a.words IS NOT NULL) s ORDER BY at""";

    private final ApplicationProjection applications;
    private final ApplicantWords words;
    private final Limits limits;
    private final AuditLog audit;
    private final Work work;

    StatementService(
            ApplicationProjection applications, ApplicantWords words, Limits limits, AuditLog audit, Work work) {
        this.applications = applications;
        this.words = words;
        this.limits = limits;
        this.audit = audit;
        this.work = work;
    }

    /** @throws ProblemException {@code application-unknown}, {@code too-many-tries} */
    public Uni<Statement.All> read(UUID id, Caller caller) {
        return limits.take("statements:" + caller.accountId(), MOST_AN_HOUR, Duration.ofHours(1))
                .chain(() -> work.in(caller.scope(), () -> applications
                        .require(id, caller)
                        .invoke(application -> audit.record(
                                caller.actor(), Deciding.event("application-statements-read", application)))
                        .chain(() -> Statements.rows(WRITTEN, id))
                        .map(this::all)));
    }

    private Statement.All all(List<Object[]> rows) {
        return new Statement.All(rows.stream()
                .map(row -> new Statement(
                        CaseFiles.local(row[1]),
                        AskedItem.of((String) row[2]),
                        words.open((UUID) row[0], ReturnRows.bytes(row[3]))))
                .toList());
    }
}
