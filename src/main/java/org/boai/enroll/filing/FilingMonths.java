package org.boai.enroll.filing;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Makes the batches of a month when it is over in China, on whichever replica comes first, in one statement however many
 * branches there are. Whoever was entered later than that, with a day in a month that is made, is in the next one; who was
 * imported was admitted elsewhere and is in none.
 */
@ApplicationScoped
class FilingMonths {
    private static final Logger LOG = Logger.getLogger(FilingMonths.class);

    /** Clocks of replicas differ, and what was begun in a month may commit after it. */
    private static final Duration MARGIN = Duration.ofHours(1);

    /** Whoever joined in a month and was in no batch was entered after the last run, or within the month before it. */
    private static final Duration LOOK_BACK = Duration.ofDays(40);

    private static final long LOCK = 0x6669_6c65L;
    private static final String ALONE =
            "SELECT pg_try_advisory_xact_lock($1), set_config('statement_timeout', '120s', true)";
    private static final String MADE = "SELECT count(*) FILTER (WHERE month = $1) > 0, max(made_at) FROM filing_months";

    private static final String MAKE =
            """
            WITH fresh AS (
                SELECT m.id, m.joined_on, cast(date_trunc('month', m.joined_on) AS date) AS month, a.organization_id AS branch
                FROM members m JOIN applications a ON a.id = m.application_id
                WHERE m.id >= $3 AND m.joined_on < cast($1 AS date) + interval '1 month'
                  AND NOT EXISTS (SELECT 1 FROM filing_rows f WHERE f.member_id = m.id)
                  AND NOT EXISTS (SELECT 1 FROM member_events e WHERE e.member_id = m.id AND e.kind = 'IMPORTED')),
            due AS (
                INSERT INTO filing_months (month, made_at)
                SELECT cast($1 AS date), cast($2 AS timestamptz) UNION SELECT month, cast($2 AS timestamptz) FROM fresh
                ON CONFLICT DO NOTHING RETURNING month),
            branches AS (SELECT branch, filed_with(branch) AS county FROM (SELECT DISTINCT branch FROM fresh) AS each),
            placed AS (
                SELECT f.id, f.joined_on, f.branch, b.county,
                    coalesce(d.month, (SELECT max(month) FROM due)) AS month
                FROM fresh f JOIN branches b ON b.branch = f.branch LEFT JOIN due d ON d.month = f.month),
            rounds AS (
                INSERT INTO filing_rounds (id, county_id, month)
                SELECT next_id($2), county, month FROM placed GROUP BY county, month RETURNING id, county_id, month),
            batches AS (
                INSERT INTO filings (id, round_id, organization_id, month, state, members, made_at)
                SELECT next_id($2), r.id, p.branch, p.month, 'OPEN', count(*), $2
                FROM placed p JOIN rounds r ON r.county_id = p.county AND r.month = p.month
                GROUP BY r.id, p.branch, p.month RETURNING id, organization_id, month),
            entered AS (
                INSERT INTO filing_rows (member_id, filing_id, joined_on)
                SELECT p.id, b.id, p.joined_on FROM placed p
                JOIN batches b ON b.organization_id = p.branch AND b.month = p.month)
            SELECT id, county_id FROM rounds""";

    private final NoticeService notices;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    FilingMonths(NoticeService notices, AuditLog audit, Doorbell doorbell, Work work, Clock clock) {
        this.notices = notices;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    @Scheduled(every = "${boai.filing.made-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> make() {
        Instant now = clock.instant();
        LocalDate month = now.minus(MARGIN)
                .atZone(SystemClock.ZONE)
                .toLocalDate()
                .withDayOfMonth(1)
                .minusMonths(1);
        return work.in(Scope.SYSTEM, () -> alone().chain(alone ->
                        alone ? makeOnce(month, now) : Uni.createFrom().voidItem()))
                .invoke(doorbell::ring)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "filings are made later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Boolean> alone() {
        return Statements.row(ALONE, LOCK).map(row -> (Boolean) row[0]);
    }

    private Uni<Void> makeOnce(LocalDate month, Instant now) {
        return Statements.row(MADE, month)
                .chain(row -> (Boolean) row[0]
                        ? Uni.createFrom().voidItem()
                        : Statements.rows(MAKE, month, now, since((OffsetDateTime) row[1]))
                                .chain(this::tell));
    }

    private static UUID since(OffsetDateTime lastMade) {
        return Ids.notBefore(
                lastMade == null ? Instant.EPOCH : lastMade.toInstant().minus(LOOK_BACK));
    }

    private Uni<Void> tell(List<Object[]> rounds) {
        return InTurn.each(rounds, round -> {
            UUID county = (UUID) round[1];
            audit.record(Actor.SYSTEM, AuditEvent.of("filings-made", "filing-round", round[0], county));
            return notices.announceBeyond(
                    new Announcement(NoticeKind.FILING_DUE, (UUID) round[0], false, county, List.of(), null),
                    Scope.SYSTEM);
        });
    }
}
