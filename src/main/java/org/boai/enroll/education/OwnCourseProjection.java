package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** A person's own courses, in the person's scope. */
@ApplicationScoped
class OwnCourseProjection {
    private static final int DETAILS = 11;

    private static final String COURSE =
            """
            SELECT a.id, coalesce(e.title, c.title), o.name, a.reason, a.state, c.state AS course_state, a.assigned_at, a.due_at,
                a.completed_at, a.certificate, a.percent
            """;

    /** What was completed is shown as it was then. */
    private static final String FROM =
            """
            FROM members m JOIN course_assignments a ON a.member_id = m.id JOIN courses c ON c.id = a.course_id
            JOIN organizations o ON o.id = c.organization_id
            LEFT JOIN course_editions e ON e.course_id = a.course_id AND e.edition = a.edition
            WHERE m.description_key = $1
            """;

    private static final String LIST = COURSE + FROM + "ORDER BY a.id DESC LIMIT 100";

    private static final String ONE = COURSE
            + """
            , coalesce(e.text, c.text), CASE WHEN e.edition IS NULL THEN c.video_url ELSE e.video_url END,
            coalesce(e.attachments, c.attachments)::text, coalesce(e.questions, c.questions)::text,
            CASE WHEN e.edition IS NULL THEN c.pass_percent ELSE e.pass_percent END, coalesce(e.edition, c.edition),
            CASE WHEN a.tries_on = $3 THEN a.tries ELSE 0 END
            """
            + FROM + "AND a.id = $2";

    private static final String CERTIFICATE =
            """
            SELECT a.certificate, m.id AS member_id, m.full_name, e.title, e.edition, o.name, a.completed_at,
                CASE WHEN e.pass_percent IS NOT NULL THEN a.percent END, a.state
            """
                    + FROM + "AND a.id = $2";

    private final CourseJson json;
    private final FieldCipher cipher;
    private final CourseConfig config;

    OwnCourseProjection(CourseJson json, FieldCipher cipher, CourseConfig config) {
        this.json = json;
        this.cipher = cipher;
        this.config = config;
    }

    Uni<List<OwnCourse>> list(byte[] personKey, Instant now) {
        return Statements.rows(LIST, (Object) personKey)
                .map(rows -> rows.stream().map(row -> course(row, now)).toList());
    }

    /** @throws ProblemException {@code assignment-unknown} */
    Uni<OwnCourseView> require(UUID id, byte[] personKey, Instant now) {
        return Statements.row(ONE, personKey, id, now.atZone(SystemClock.ZONE).toLocalDate())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CourseProblem.ASSIGNMENT_UNKNOWN))
                .map(row -> view(row, now));
    }

    private static OwnCourse course(Object[] row, Instant now) {
        var state = AssignmentState.valueOf((String) row[4]);
        return new OwnCourse(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                AssignmentReason.valueOf((String) row[3]),
                state,
                state.open() && ((OffsetDateTime) row[7]).toInstant().isBefore(now),
                state.open() && CourseState.valueOf((String) row[5]) == CourseState.WITHDRAWN,
                CourseProjection.local(row[6]),
                CourseProjection.local(row[7]),
                CourseProjection.local(row[8]),
                (String) row[9]);
    }

    private OwnCourseView view(Object[] row, Instant now) {
        CourseQuiz quiz = json.quiz(row[DETAILS + 3], row[DETAILS + 4]);
        return new OwnCourseView(
                course(row, now),
                (String) row[DETAILS],
                (String) row[DETAILS + 1],
                json.links(row[DETAILS + 2]),
                quiz == null
                        ? List.of()
                        : quiz.questions().stream()
                                .map(OwnCourseView.Question::of)
                                .toList(),
                quiz == null ? null : quiz.passPercent(),
                (Integer) row[DETAILS + 5],
                quiz == null ? null : Math.max(0, config.triesPerDay() - (Integer) row[DETAILS + 6]),
                (Integer) row[10]);
    }

    /** @throws ProblemException {@code assignment-unknown}, {@code course-not-completed} */
    Uni<CourseCertificate> certificate(UUID id, byte[] personKey) {
        return Statements.row(CERTIFICATE, personKey, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CourseProblem.ASSIGNMENT_UNKNOWN))
                .invoke(row -> {
                    if (row[0] == null) {
                        throw ProblemException.of(CourseProblem.COURSE_NOT_COMPLETED);
                    }
                })
                .map(this::certificate);
    }

    private CourseCertificate certificate(Object[] row) {
        return new CourseCertificate(
                (String) row[0],
                cipher.open(Field.FULL_NAME, (UUID) row[1], ((Buffer) row[2]).getBytes()),
                (String) row[3],
                (Integer) row[4],
                (String) row[5],
                LocalDate.from(CourseProjection.local(row[6])),
                (Integer) row[7]);
    }
}
