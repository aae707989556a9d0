package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Courses as stewards write, publish and withdraw them; each level its own, and all below have them too. */
@ApplicationScoped
public class CourseService {
    private final CourseProjection views;
    private final Courses courses;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    CourseService(CourseProjection views, Courses courses, AuditLog audit, Work work, Clock clock) {
        this.views = views;
        this.courses = courses;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Those of the caller's subtree, and what the organizations above have published; the newest first. */
    public Uni<Page<CourseSummary>> list(CourseFilter filter, Caller caller) {
        return work.in(caller.scope(), () -> views.list(filter, caller))
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), one -> one.id().toString()));
    }

    /** @throws ProblemException {@code course-unknown} */
    public Uni<CourseView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> views.require(id, caller));
    }

    /** A draft of the caller's organization. @throws ProblemException {@code request-invalid} */
    public Uni<CourseView> create(WriteCourse request, Caller caller) {
        UUID id = Ids.next();
        WriteCourse checked = request.checked();
        return work.in(caller.scope(), () -> courses.draft(id, checked, caller, clock.instant())
                .invoke(() -> record("course-drafted", id, caller))
                .chain(() -> views.require(id, caller)));
    }

    /**
     * A draft is changed as it is; what is published becomes a new edition, by which is judged from now on. Who has completed
     * it keeps the edition of then.
     *
     * @param version what the change was made against
     * @throws ProblemException {@code course-unknown}, {@code course-not-yours}, {@code version-stale},
     *     {@code course-withdrawn}, {@code course-entry-taken}, {@code request-invalid}
     */
    public Uni<CourseView> change(UUID id, int version, WriteCourse request, Caller caller) {
        WriteCourse checked = request.checked();
        return work.in(caller.scope(), () -> requireMine(id, caller)
                .invoke(standing -> standing.requireVersion(version))
                .chain(standing -> change(id, standing, checked, caller))
                .invoke(() -> record("course-changed", id, caller))
                .chain(() -> views.require(id, caller)));
    }

    private Uni<Void> change(UUID id, Courses.Standing standing, WriteCourse course, Caller caller) {
        boolean published = standing.state().after(CourseEvent.CHANGE) == CourseState.PUBLISHED;
        int edition = published ? standing.edition() + 1 : standing.edition();
        return courses.change(id, course, edition, clock.instant())
                .chain(() ->
                        published ? courses.keep(id, caller) : Uni.createFrom().voidItem());
    }

    /**
     * @throws ProblemException {@code course-unknown}, {@code course-not-yours}, {@code course-published},
     *     {@code course-withdrawn}, {@code course-entry-taken}
     */
    public Uni<CourseView> publish(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> requireMine(id, caller)
                .invoke(standing -> standing.state().after(CourseEvent.PUBLISH))
                .chain(() -> courses.publish(id, clock.instant()))
                .chain(() -> courses.keep(id, caller))
                .invoke(() -> record("course-published", id, caller))
                .chain(() -> views.require(id, caller)));
    }

    /**
     * Nobody gets it any more, and who has it cannot complete it; certificates stay.
     *
     * @throws ProblemException {@code course-unknown}, {@code course-not-yours}, {@code course-withdrawn}
     */
    public Uni<CourseView> withdraw(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> requireMine(id, caller)
                .invoke(standing -> standing.state().after(CourseEvent.WITHDRAW))
                .chain(() -> courses.withdraw(id, clock.instant()))
                .invoke(() -> record("course-withdrawn", id, caller))
                .chain(() -> views.require(id, caller)));
    }

    private Uni<Courses.Standing> requireMine(UUID id, Caller caller) {
        return views.require(id, caller)
                .invoke(course -> {
                    if (!course.mine()) {
                        throw ProblemException.of(CourseProblem.COURSE_NOT_YOURS);
                    }
                })
                .chain(() -> courses.locked(id));
    }

    private void record(String action, UUID id, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(action, "course", id, caller.organizationId()));
    }
}
