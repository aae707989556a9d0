package org.boai.enroll.education;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
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
 * Opens each plan once a year, as many days before its day as it says, on whichever replica comes first. A program that was
 * down opens it late; when the day is over, that year is over.
 */
@ApplicationScoped
class PlanSweep {
    private static final Logger LOG = Logger.getLogger(PlanSweep.class);
    private static final long LOCK = 0x706C_616EL;

    private static final String ALONE = "SELECT pg_try_advisory_xact_lock($1)";

    private static final String ACTIVE =
            """
            SELECT p.id, p.organization_id, p.course_id, p.occasion, p.month, p.day, p.lead_days, c.due_days, c.kinds,
                (SELECT max(y.year) FROM education_plan_years y WHERE y.plan_id = p.id) AS opened
            FROM education_plans p JOIN courses c ON c.id = p.course_id AND c.state = 'PUBLISHED'
            JOIN organizations o ON o.id = p.organization_id AND o.status = 'ACTIVE'
            WHERE p.active ORDER BY p.id""";

    private static final String OPENED =
            "INSERT INTO education_plan_years (plan_id, year, job_id, opened_at) VALUES ($1, $2, $3, $4)";

    private final PlanProjection plans;
    private final AssignmentJobs jobs;
    private final AssignmentProjection assignments;
    private final CourseConfig config;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    PlanSweep(
            PlanProjection plans,
            AssignmentJobs jobs,
            AssignmentProjection assignments,
            CourseConfig config,
            NoticeService notices,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            Clock clock) {
        this.plans = plans;
        this.jobs = jobs;
        this.assignments = assignments;
        this.config = config;
        this.notices = notices;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    /** A plan whose time has come. */
    private record Due(UUID plan, UUID organization, UUID course, LocalDate day, int dueDays, String[] kinds) {}

    @Scheduled(every = "${boai.education.planned-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> open() {
        return work.in(Scope.SYSTEM, this::openAll)
                .invoke(doorbell::ring)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "plans are opened later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> openAll() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(SystemClock.ZONE).toLocalDate();
        return Statements.row(ALONE, LOCK)
                .chain(alone -> (Boolean) alone[0]
                        ? Statements.rows(ACTIVE)
                        : Uni.createFrom().item(List.<Object[]>of()))
                .map(rows -> rows.stream().flatMap(row -> due(row, today)).toList())
                .chain(due -> InTurn.each(due, one -> open(one, now)));
    }

    private static Stream<Due> due(Object[] row, LocalDate today) {
        var day = new PlanDay(PlanOccasion.valueOf((String) row[3]), (Integer) row[4], (Integer) row[5]);
        Integer opened = (Integer) row[9];
        return day.open((Integer) row[6], today).stream()
                .filter(next -> opened == null || next.getYear() > opened)
                .map(next -> new Due(
                        (UUID) row[0], (UUID) row[1], (UUID) row[2], next, (Integer) row[7], (String[]) row[8]));
    }

    /** Until the day itself, or as long as the course takes. */
    private static OffsetDateTime until(Due due, Instant now) {
        LocalDate asLong = now.atZone(SystemClock.ZONE).toLocalDate().plusDays(due.dueDays());
        LocalDate last = asLong.isAfter(due.day()) ? asLong : due.day();
        return last.plusDays(1).atStartOfDay(SystemClock.ZONE).toOffsetDateTime();
    }

    private Uni<Void> open(Due due, Instant now) {
        UUID job = Ids.next();
        return assignments
                .moreThan(config.tellAtMost(), due.organization())
                .map(many -> new AssignmentJobs.Order(
                        job,
                        due.course(),
                        due.organization(),
                        AssignCourse.Who.ALL,
                        null,
                        until(due, now),
                        !many,
                        null))
                .chain(order -> jobs.open(order, now))
                .chain(() -> Statements.update(OPENED, due.plan(), due.day().getYear(), job, now))
                .invoke(() -> audit.record(
                        Actor.SYSTEM,
                        AuditEvent.of("course-plan-opened", "education-plan", due.plan(), due.organization())))
                .chain(() -> tell(job, due.organization()))
                .chain(() -> plans.concerned(due.organization(), due.kinds()))
                .chain(below -> InTurn.each(below, one -> tell(job, one)));
    }

    /** Written at once: there may be more of them than one statement writes. */
    private Uni<Void> tell(UUID job, UUID organization) {
        notices.announce(new Announcement(NoticeKind.COURSE_PLANNED, job, false, organization, List.of(), null));
        return UnitOfWork.current().write();
    }
}
