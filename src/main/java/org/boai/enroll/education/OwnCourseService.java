package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.duty.DutyKind;
import org.boai.enroll.education.OwnAssignments.Held;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Turns;
import org.boai.enroll.security.Work;

/** A member learns: reads, answers, is judged here, and has a certificate; what is right never leaves the program. */
@ApplicationScoped
public class OwnCourseService {
    private static final int WAITING = 64;

    private final OwnCourseProjection courses;
    private final OwnAssignments assignments;
    private final Memberships memberships;
    private final Duties duties;
    private final CourseConfig config;
    private final AuditLog audit;
    private final Work work;
    private final Vertx vertx;
    private final Clock clock;
    private final Turns drawing = new Turns(1, WAITING);

    OwnCourseService(
            OwnCourseProjection courses,
            OwnAssignments assignments,
            Memberships memberships,
            Duties duties,
            CourseConfig config,
            AuditLog audit,
            Work work,
            Vertx vertx,
            Clock clock) {
        this.courses = courses;
        this.assignments = assignments;
        this.memberships = memberships;
        this.duties = duties;
        this.config = config;
        this.audit = audit;
        this.work = work;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Also those of memberships that have ended: certificates are for life. */
    public Uni<OwnCourses> own(PersonSession person) {
        return work.in(person.scope(), () -> courses.list(person.personKey(), clock.instant()))
                .map(OwnCourses::new);
    }

    /** To learn; the first look begins it. @throws ProblemException {@code assignment-unknown} */
    public Uni<OwnCourseView> read(UUID id, PersonSession person) {
        Instant now = clock.instant();
        return work.in(person.scope(), () -> work.widened(
                        Scope.SYSTEM, person.scope(), () -> assignments.begin(id, person.personKey(), now))
                .chain(() -> courses.require(id, person.personKey(), now)));
    }

    /**
     * What was completed stays so, and is no try.
     *
     * @throws ProblemException {@code not-a-member}, {@code assignment-unknown}, {@code assignment-ended},
     *     {@code course-withdrawn}, {@code course-edition-changed} when it was written anew since it was read,
     *     {@code course-has-no-quiz}, {@code course-tries-used}, {@code request-invalid} for what are no answers
     */
    public Uni<QuizResult> answer(UUID id, AnswerQuiz request, PersonSession person) {
        return changing(id, person, held -> judged(held, request, person));
    }

    /**
     * Of a course without a quiz: I have learned it.
     *
     * @throws ProblemException {@code not-a-member}, {@code assignment-unknown}, {@code assignment-ended},
     *     {@code course-withdrawn}, {@code course-has-quiz}
     */
    public Uni<QuizResult> confirm(UUID id, PersonSession person) {
        return changing(id, person, held -> {
            if (held.quiz() != null) {
                throw ProblemException.of(CourseProblem.COURSE_HAS_QUIZ);
            }
            return complete(held, null, person);
        });
    }

    /** The member first, so that of two who come at once the second sees what the first has completed. */
    private Uni<QuizResult> changing(UUID id, PersonSession person, Function<Held, Uni<QuizResult>> step) {
        return work.in(
                person.scope(),
                () -> work.widened(Scope.SYSTEM, person.scope(), () -> memberships
                        .lockedOf(person.personKey())
                        .chain(member -> assignments.locked(id, member.id()))
                        .chain(held -> held.completed() ? Uni.createFrom().item(before(held)) : open(held, step))
                        .call(() -> UnitOfWork.current().write())));
    }

    private static QuizResult before(Held held) {
        return new QuizResult(true, held.percent(), null, held.certificate());
    }

    private static Uni<QuizResult> open(Held held, Function<Held, Uni<QuizResult>> step) {
        held.requireOpen();
        return step.apply(held);
    }

    private Uni<QuizResult> judged(Held held, AnswerQuiz request, PersonSession person) {
        if (held.edition() != request.edition()) {
            throw ProblemException.of(CourseProblem.COURSE_EDITION_CHANGED);
        }
        if (held.quiz() == null) {
            throw ProblemException.of(CourseProblem.COURSE_HAS_NO_QUIZ);
        }
        Instant now = clock.instant();
        int tries = held.triesToday(now.atZone(SystemClock.ZONE).toLocalDate());
        if (tries >= config.triesPerDay()) {
            throw ProblemException.of(CourseProblem.COURSE_TRIES_USED).retryAfter(untilTomorrow(now));
        }
        var judgment = held.quiz().judge(request.answers());
        return assignments
                .tried(held, judgment.percent(), now)
                .chain(() -> judgment.passed()
                        ? complete(held, judgment.percent(), person)
                        : Uni.createFrom()
                                .item(new QuizResult(
                                        false, judgment.percent(), config.triesPerDay() - tries - 1, null)));
    }

    private static Duration untilTomorrow(Instant now) {
        LocalDate tomorrow = now.atZone(SystemClock.ZONE).toLocalDate().plusDays(1);
        return Duration.between(now, tomorrow.atStartOfDay(SystemClock.ZONE).toInstant());
    }

    private Uni<QuizResult> complete(Held held, Integer percent, PersonSession person) {
        audit.record(
                person.actor(), AuditEvent.of("course-completed", "course-assignment", held.id(), held.organization()));
        return assignments
                .complete(held, clock.instant())
                .call(() -> held.entry()
                        ? duties.settle(held.member(), DutyKind.ENTRY_EDUCATION, null)
                        : Uni.createFrom().item(false))
                .map(number -> new QuizResult(true, percent, null, number));
    }

    /** @throws ProblemException {@code assignment-unknown}, {@code course-not-completed} */
    public Uni<CourseCertificate> certificate(UUID id, PersonSession person) {
        return work.in(person.scope(), () -> courses.certificate(id, person.personKey()));
    }

    /** On paper; one is drawn at a time. @throws ProblemException likewise, and {@code overloaded} */
    public Uni<byte[]> print(UUID id, PersonSession person) {
        return certificate(id, person)
                .chain(certificate -> drawing.take(
                        () -> vertx.executeBlocking(() -> new CourseCertificateSheet(certificate).pdf(), false)));
    }
}
