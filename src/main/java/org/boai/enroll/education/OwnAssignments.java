package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;

/** Rows of one member's courses, in the session at hand and under the system's scope; the member is locked first. */
@ApplicationScoped
class OwnAssignments {
    private static final String LOCK =
            """
            SELECT a.id, a.course_id, a.member_id, a.organization_id, a.state, a.percent, a.certificate, a.tries_on, a.tries,
                c.state AS course_state, c.edition, c.questions::text, c.pass_percent,
                c.entry OR a.reason = 'ENTRY' AS entry
            FROM course_assignments a JOIN courses c ON c.id = a.course_id
            WHERE a.id = $1 AND a.member_id = $2 FOR UPDATE OF a""";

    private static final String BEGIN =
            """
            UPDATE course_assignments a SET state = 'STARTED', started_at = $3 FROM members m, courses c
            WHERE a.id = $1 AND a.state = 'ASSIGNED' AND m.id = a.member_id AND m.description_key = $2 AND m.status = 'ACTIVE'
              AND c.id = a.course_id AND c.state = 'PUBLISHED'""";

    private static final String TRIED =
            """
            UPDATE course_assignments SET state = CASE WHEN state = 'ASSIGNED' THEN 'STARTED' ELSE state END,
                started_at = coalesce(started_at, $5), tries_on = $2, tries = $3, percent = $4
            WHERE id = $1""";

    private static final String COMPLETE =
            """
            UPDATE course_assignments SET state = 'COMPLETED', completed_at = $2, edition = $3, certificate = $4 WHERE id = $1""";

    private static final String SERIAL = "SELECT nextval('course_certificate_serials')";

    private final CourseJson json;

    OwnAssignments(CourseJson json) {
        this.json = json;
    }

    /** A course of a member, its row locked, with what is asked now. @param quiz null without one */
    record Held(
            UUID id,
            UUID member,
            UUID organization,
            AssignmentState state,
            Integer percent,
            String certificate,
            LocalDate triesOn,
            int tries,
            CourseState course,
            int edition,
            CourseQuiz quiz,
            boolean entry) {
        int triesToday(LocalDate today) {
            return today.equals(triesOn) ? tries : 0;
        }

        boolean completed() {
            return state == AssignmentState.COMPLETED;
        }

        /** @throws ProblemException {@code assignment-ended}, {@code course-withdrawn} */
        void requireOpen() {
            if (!state.open()) {
                throw ProblemException.of(CourseProblem.ASSIGNMENT_ENDED);
            }
            course.after(CourseEvent.USE);
        }
    }

    /** @throws ProblemException {@code assignment-unknown} */
    Uni<Held> locked(UUID id, UUID member) {
        return Statements.row(LOCK, id, member)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CourseProblem.ASSIGNMENT_UNKNOWN))
                .map(this::held);
    }

    private Held held(Object[] row) {
        return new Held(
                (UUID) row[0],
                (UUID) row[2],
                (UUID) row[3],
                AssignmentState.valueOf((String) row[4]),
                (Integer) row[5],
                (String) row[6],
                (LocalDate) row[7],
                (Integer) row[8],
                CourseState.valueOf((String) row[9]),
                (Integer) row[10],
                json.quiz(row[11], row[12]),
                (Boolean) row[13]);
    }

    /** Once; again, or for what cannot be learned any more, changes nothing. */
    Uni<Void> begin(UUID id, byte[] personKey, Instant now) {
        return Statements.update(BEGIN, id, personKey, now).replaceWithVoid();
    }

    Uni<Void> tried(Held held, int percent, Instant now) {
        LocalDate today = now.atZone(SystemClock.ZONE).toLocalDate();
        return Statements.update(TRIED, held.id(), today, held.triesToday(today) + 1, percent, now)
                .replaceWithVoid();
    }

    /** @return the number of the certificate */
    Uni<String> complete(Held held, Instant now) {
        int year = now.atZone(SystemClock.ZONE).getYear();
        return Statements.row(SERIAL)
                .map(row -> CourseCertificateNumber.of(year, (Long) row[0]))
                .call(number -> Statements.update(COMPLETE, held.id(), now, held.edition(), number));
    }
}
