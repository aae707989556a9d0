package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Plans for each year, of the caller's subtree; {@link PlanSweep} opens them in time. */
@ApplicationScoped
public class PlanService {
    private static final String CREATE =
            """
            INSERT INTO education_plans (id, organization_id, course_id, occasion, month, day, lead_days, active, created_at,
                created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String CHANGE =
            """
            UPDATE education_plans SET course_id = $3, occasion = $4, month = $5, day = $6, lead_days = $7, active = $8,
                version = version + 1
            WHERE id = $1 AND version = $2""";

    private final PlanProjection plans;
    private final CourseProjection courses;
    private final AssignmentProjection places;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    PlanService(
            PlanProjection plans,
            CourseProjection courses,
            AssignmentProjection places,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.plans = plans;
        this.courses = courses;
        this.places = places;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    public Uni<Page<PlanView>> list(PlanFilter filter, Caller caller) {
        return work.in(caller.scope(), () -> plans.list(filter, today(), caller))
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), plan -> plan.id().toString()));
    }

    /** @throws ProblemException {@code course-plan-unknown} */
    public Uni<PlanView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> plans.require(id, today(), caller));
    }

    /**
     * For the caller's own organization.
     *
     * @throws ProblemException {@code course-unknown}, {@code course-not-yours}, {@code course-not-published},
     *     {@code course-withdrawn}, {@code request-invalid}
     */
    public Uni<PlanView> create(WritePlan request, Caller caller) {
        request.requireDay();
        UUID id = Ids.next();
        return work.in(caller.scope(), () -> requireCourse(request, caller.organizationId(), caller)
                .chain(() -> Statements.update(
                        CREATE,
                        id,
                        caller.organizationId(),
                        request.courseId(),
                        request.occasion(),
                        request.month(),
                        request.day(),
                        request.leadDays(),
                        request.activeOrDefault(),
                        clock.instant(),
                        caller.accountId()))
                .invoke(() -> record("course-planned", id, caller))
                .chain(() -> plans.require(id, today(), caller)));
    }

    /**
     * @param version what the change was made against
     * @throws ProblemException {@code course-plan-unknown}, {@code version-stale}, and as {@link #create}
     */
    public Uni<PlanView> change(UUID id, int version, WritePlan request, Caller caller) {
        request.requireDay();
        return work.in(caller.scope(), () -> plans.require(id, today(), caller)
                .call(plan -> requireCourse(request, plan.organizationId(), caller))
                .chain(() -> Statements.update(
                        CHANGE,
                        id,
                        version,
                        request.courseId(),
                        request.occasion(),
                        request.month(),
                        request.day(),
                        request.leadDays(),
                        request.activeOrDefault()))
                .invoke(changed -> {
                    if (changed == 0) {
                        throw ProblemException.of(CommonProblem.VERSION_STALE);
                    }
                    record("course-plan-changed", id, caller);
                })
                .chain(() -> plans.require(id, today(), caller)));
    }

    private Uni<Void> requireCourse(WritePlan request, UUID organization, Caller caller) {
        return courses.require(request.courseId(), caller)
                .invoke(course -> {
                    if (request.activeOrDefault()) {
                        course.state().after(CourseEvent.USE);
                    }
                })
                .call(course -> places.requirePlace(organization, caller)
                        .invoke(line -> AssignmentService.requireInherited(course, line)))
                .replaceWithVoid();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void record(String action, UUID id, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(action, "education-plan", id, caller.organizationId()));
    }
}
