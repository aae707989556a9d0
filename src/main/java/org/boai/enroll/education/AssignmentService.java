package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.education.AssignmentProjection.Remindable;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Gives courses to members, and says how far they are; everything within the caller's subtree. */
@ApplicationScoped
public class AssignmentService {
    /** Nobody is given longer than that. */
    private static final Period FARTHEST = Period.ofYears(2);

    private static final String REMINDED = "UPDATE course_assignments SET reminded_on = $2 WHERE id = ANY ($1)";

    private final CourseProjection courses;
    private final AssignmentProjection assignments;
    private final AssignmentJobs jobs;
    private final PersonMessages messages;
    private final CourseConfig config;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    AssignmentService(
            CourseProjection courses,
            AssignmentProjection assignments,
            AssignmentJobs jobs,
            PersonMessages messages,
            CourseConfig config,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.courses = courses;
        this.assignments = assignments;
        this.jobs = jobs;
        this.messages = messages;
        this.config = config;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /**
     * It is given out within seconds, batch by batch.
     *
     * @throws ProblemException {@code course-unknown}, {@code course-not-yours} when it belongs to no organization in the line
     *     of whose members are meant, {@code course-not-published}, {@code course-withdrawn}, {@code organization-unknown},
     *     {@code member-unknown}, {@code request-invalid}
     */
    public Uni<AssignmentJobView> assign(UUID course, AssignCourse request, Caller caller) {
        UUID organization = request.organizationId() == null ? caller.organizationId() : request.organizationId();
        requireMeant(request);
        return work.in(caller.scope(), () -> courses.require(course, caller)
                .invoke(view -> view.state().after(CourseEvent.USE))
                .call(view ->
                        assignments.requirePlace(organization, caller).invoke(line -> requireInherited(view, line)))
                .call(() -> requireNamed(request, organization))
                .chain(view -> order(view, request, organization, caller))
                .call(order -> jobs.open(order, clock.instant()))
                .invoke(order -> audit.record(
                        caller.actor(),
                        AuditEvent.of("course-assigned", "course-assignment-job", order.id(), organization)))
                .chain(order -> jobs.require(order.id(), caller)));
    }

    private void requireMeant(AssignCourse request) {
        if ((request.who() == AssignCourse.Who.NAMED) != (request.members() != null)) {
            throw ProblemException.invalid("/members", "members-when-named");
        }
        if (request.dueOn() != null && request.dueOn().isBefore(LocalDate.now(clock))) {
            throw ProblemException.invalid("/dueOn", "due-in-the-past");
        }
        if (request.dueOn() != null
                && request.dueOn().isAfter(LocalDate.now(clock).plus(FARTHEST))) {
            throw ProblemException.invalid("/dueOn", "day-too-far");
        }
    }

    static void requireInherited(CourseView course, List<UUID> line) {
        if (!line.contains(course.organizationId())) {
            throw ProblemException.of(CourseProblem.COURSE_NOT_YOURS);
        }
    }

    private Uni<Void> requireNamed(AssignCourse request, UUID organization) {
        UUID[] named = request.named();
        return named == null
                ? Uni.createFrom().voidItem()
                : assignments
                        .named(named, organization)
                        .invoke(found -> {
                            if (found < named.length) {
                                throw ProblemException.of(MemberProblem.MEMBER_UNKNOWN);
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<AssignmentJobs.Order> order(CourseView course, AssignCourse request, UUID organization, Caller caller) {
        return assignments.moreThan(config.tellAtMost(), organization).map(many -> {
            boolean few = request.who() == AssignCourse.Who.NAMED || !many;
            return new AssignmentJobs.Order(
                    Ids.next(),
                    course.id(),
                    organization,
                    request.who(),
                    request.named(),
                    due(course, request),
                    request.wantsTelling() && few,
                    caller.accountId());
        });
    }

    /** To the end of the day. */
    private OffsetDateTime due(CourseView course, AssignCourse request) {
        LocalDate last = request.dueOn() == null ? LocalDate.now(clock).plusDays(course.dueDays()) : request.dueOn();
        return last.plusDays(1).atStartOfDay(SystemClock.ZONE).toOffsetDateTime();
    }

    /** @throws ProblemException {@code assignment-job-unknown} */
    public Uni<AssignmentJobView> job(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> jobs.require(id, caller));
    }

    /**
     * @param organization whose members, those below included; null for the caller's own
     * @throws ProblemException {@code course-unknown}, {@code organization-unknown}
     */
    public Uni<CourseProgress> progress(UUID course, UUID organization, Caller caller) {
        UUID place = organization == null ? caller.organizationId() : organization;
        return work.in(caller.scope(), () -> courses.require(course, caller)
                .chain(() -> assignments.requirePlace(place, caller))
                .chain(() -> assignments.progress(course, place, clock.instant())));
    }

    /** Who has not completed it, masked. @throws ProblemException {@code course-unknown}, {@code organization-unknown} */
    public Uni<Page<AssignmentView>> waiting(UUID course, AssignmentFilter filter, Caller caller) {
        UUID place = filter.organization() == null ? caller.organizationId() : filter.organization();
        return work.in(caller.scope(), () -> courses.require(course, caller)
                        .chain(() -> assignments.requirePlace(place, caller))
                        .chain(() -> assignments.waiting(course, place, filter, clock.instant())))
                .map(rows -> Page.of(rows, filter.limitOrDefault(), AssignmentFilter::cursor));
    }

    /**
     * By a message to the phone on record, once a day at most. Whose phone cannot be read is passed over, today and tomorrow.
     *
     * @throws ProblemException {@code course-unknown}, {@code course-not-published}, {@code course-withdrawn}
     */
    public Uni<RemindedMembers> remind(UUID course, RemindMembers request, Caller caller) {
        UUID[] asked = request.assignments().stream().distinct().toArray(UUID[]::new);
        LocalDate today = LocalDate.now(clock);
        return work.in(caller.scope(), () -> courses.require(course, caller)
                .invoke(view -> view.state().after(CourseEvent.USE))
                .chain(() -> assignments.toRemind(course, asked, today, caller))
                .call(found -> Statements.update(
                        REMINDED, found.stream().map(Remindable::assignment).toArray(UUID[]::new), today))
                .call(found -> messages.tellAll(
                        PersonMessageKind.COURSE_ASSIGNED,
                        found.stream().map(Remindable::member).toList()))
                .invoke(() -> audit.record(
                        caller.actor(), AuditEvent.of("course-reminded", "course", course, caller.organizationId())))
                .map(found -> new RemindedMembers(found.size(), asked.length - found.size())));
    }
}
