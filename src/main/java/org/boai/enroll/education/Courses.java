package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.hibernate.exception.ConstraintViolationException;

/** Writes courses and their editions, in the session at hand; whoever may has been asked already. */
@ApplicationScoped
class Courses {
    private static final String DRAFT =
            """
            INSERT INTO courses (id, organization_id, title, text, video_url, attachments, questions, pass_percent, due_days,
                entry, open, kinds, state, created_at, created_by)
            VALUES ($1, $2, $3, $4, $5, cast($6 AS text)::jsonb, cast($7 AS text)::jsonb, $8, $9, $10, $11, $12, 'DRAFT', $13,
                $14)""";

    private static final String LOCK = "SELECT state, edition, version FROM courses WHERE id = $1 FOR UPDATE";

    private static final String CHANGE =
            """
            UPDATE courses SET title = $2, text = $3, video_url = $4, attachments = cast($5 AS text)::jsonb,
                questions = cast($6 AS text)::jsonb, pass_percent = $7, due_days = $8, entry = $9, open = $10, kinds = $11,
                edition = $12, published_at = CASE WHEN $12 > edition THEN $13 ELSE published_at END, version = version + 1
            WHERE id = $1""";

    private static final String PUBLISH =
            """
            UPDATE courses SET state = 'PUBLISHED', edition = 1, published_at = $2, version = version + 1 WHERE id = $1""";

    private static final String WITHDRAW =
            """
            UPDATE courses SET state = 'WITHDRAWN', withdrawn_at = $2, version = version + 1 WHERE id = $1""";

    private static final String KEEP =
            """
            INSERT INTO course_editions (course_id, edition, title, text, video_url, attachments, questions, pass_percent,
                published_at, published_by)
            SELECT id, edition, title, text, video_url, attachments, questions, pass_percent, published_at, $2
            FROM courses WHERE id = $1""";

    private final CourseJson json;

    Courses(CourseJson json) {
        this.json = json;
    }

    /** How a course stands, its row locked. */
    record Standing(CourseState state, int edition, int version) {
        void requireVersion(int expected) {
            if (version != expected) {
                throw ProblemException.of(CommonProblem.VERSION_STALE);
            }
        }
    }

    Uni<Standing> locked(UUID id) {
        return Statements.row(LOCK, id)
                .map(row -> new Standing(CourseState.valueOf((String) row[0]), (Integer) row[1], (Integer) row[2]));
    }

    Uni<Void> draft(UUID id, WriteCourse course, Caller caller, Instant now) {
        return Statements.update(
                        DRAFT,
                        id,
                        caller.organizationId(),
                        course.title(),
                        course.text(),
                        course.videoUrl(),
                        json.text(course.attachments()),
                        questions(course),
                        passPercent(course),
                        course.dueDays(),
                        course.entry(),
                        course.open(),
                        kinds(course),
                        now,
                        caller.accountId())
                .replaceWithVoid();
    }

    /** @param edition the same, or one more, which is kept then */
    Uni<Void> change(UUID id, WriteCourse course, int edition, Instant now) {
        return Statements.update(
                        CHANGE,
                        id,
                        course.title(),
                        course.text(),
                        course.videoUrl(),
                        json.text(course.attachments()),
                        questions(course),
                        passPercent(course),
                        course.dueDays(),
                        course.entry(),
                        course.open(),
                        kinds(course),
                        edition,
                        now)
                .onFailure(ConstraintViolationException.class)
                .transform(Courses::taken)
                .replaceWithVoid();
    }

    /** @throws ProblemException {@code course-entry-taken} */
    Uni<Void> publish(UUID id, Instant now) {
        return Statements.update(PUBLISH, id, now)
                .onFailure(ConstraintViolationException.class)
                .transform(Courses::taken)
                .replaceWithVoid();
    }

    private static Throwable taken(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("courses_one_entry")
                ? ProblemException.of(CourseProblem.COURSE_ENTRY_TAKEN)
                : failure;
    }

    Uni<Void> withdraw(UUID id, Instant now) {
        return Statements.update(WITHDRAW, id, now).replaceWithVoid();
    }

    /** What is published now, for good. */
    Uni<Void> keep(UUID id, Caller caller) {
        return Statements.update(KEEP, id, caller.accountId()).replaceWithVoid();
    }

    private String questions(WriteCourse course) {
        return course.quiz() == null ? "[]" : json.text(course.quiz().questions());
    }

    private static Integer passPercent(WriteCourse course) {
        return course.quiz() == null ? null : course.quiz().passPercent();
    }

    private static String[] kinds(WriteCourse course) {
        return course.kinds().stream().map(Enum::name).toArray(String[]::new);
    }
}
