package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/** The rows of what is given to many, in the session at hand. */
@ApplicationScoped
class AssignmentJobs {
    private static final long LOCK = 0x636F_7572L;

    private static final String OPEN =
            """
            INSERT INTO course_assignment_jobs (id, course_id, organization_id, reason, who, named, due_at, told, state,
                asked_at, asked_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'OPEN', $9, $10)""";

    private static final String FIND =
            """
            SELECT j.id, j.course_id, j.organization_id, j.reason, j.who, j.state, j.told, j.given, j.batches, j.longest_ms,
                j.due_at, j.asked_at, j.done_at
            FROM course_assignment_jobs j JOIN organizations o ON o.id = j.organization_id
            WHERE j.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]""";

    /**
     * The one that had the fewest turns, on one replica at a time: a large one keeps no small one waiting. The plans of its batch
     * are made for any values: for those at hand the walk would be a sort of all members. Its commit waits for no disk: what a
     * machine loses that stops is lost with its cursor, and given again; but not when somebody was told of it.
     */
    private static final String NEXT =
            """
            SELECT j.id, j.course_id, j.organization_id, j.reason, j.who, j.named, j.due_at, j.told, j.at_organization,
                j.at_joined, j.at_member, c.state, c.kinds, set_config('plan_cache_mode', 'force_generic_plan', true),
                set_config('synchronous_commit', CASE WHEN j.told THEN 'on' ELSE 'off' END, true)
            FROM course_assignment_jobs j JOIN courses c ON c.id = j.course_id
            WHERE j.state = 'OPEN' AND j.id <> ALL ($2) AND pg_try_advisory_xact_lock($1) ORDER BY j.batches, j.id LIMIT 1 FOR UPDATE OF j SKIP LOCKED""";

    private static final String WENT_ON =
            """
            UPDATE course_assignment_jobs SET given = given + $2, batches = batches + 1, at_organization = $3, at_joined = $4,
                at_member = $5
            WHERE id = $1""";

    private static final String NAMED_WENT_ON =
            "UPDATE course_assignment_jobs SET given = given + $2, batches = batches + 1, named = $3 WHERE id = $1";

    private static final String FAILED = "UPDATE course_assignment_jobs SET batches = batches + 1 WHERE id = $1";

    private static final String OVER =
            """
            UPDATE course_assignment_jobs SET state = $2, done_at = $3, named = NULL WHERE id = $1""";

    private static final String MEASURED =
            "UPDATE course_assignment_jobs SET longest_ms = greatest(longest_ms, $2) WHERE id = $1";

    /** What is to be given. @param by null for a plan's */
    record Order(
            UUID id,
            UUID course,
            UUID organization,
            AssignCourse.Who who,
            UUID[] named,
            OffsetDateTime due,
            boolean told,
            UUID by) {}

    /** Where a batch ended. */
    record Cursor(UUID organization, LocalDate joined, UUID member) {
        private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

        static final Cursor FIRST = new Cursor(new UUID(0, 0), NEVER, new UUID(0, 0));
    }

    /** One that has its turn, its row locked. @param kinds of members; empty for all */
    record Job(
            UUID id,
            UUID course,
            UUID organization,
            AssignmentReason reason,
            AssignCourse.Who who,
            UUID[] named,
            OffsetDateTime due,
            boolean told,
            Cursor cursor,
            CourseState state,
            String[] kinds) {}

    Uni<Void> open(Order order, Instant now) {
        return Statements.update(
                        OPEN,
                        order.id(),
                        order.course(),
                        order.organization(),
                        order.by() == null ? AssignmentReason.PLAN : AssignmentReason.BY_HAND,
                        order.who(),
                        order.named(),
                        order.due(),
                        order.told(),
                        now,
                        order.by())
                .replaceWithVoid();
    }

    /** @throws ProblemException {@code assignment-job-unknown} */
    Uni<AssignmentJobView> require(UUID id, Caller caller) {
        return Statements.row(FIND, id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CourseProblem.ASSIGNMENT_JOB_UNKNOWN))
                .map(AssignmentJobs::view);
    }

    private static AssignmentJobView view(Object[] row) {
        return new AssignmentJobView(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                AssignmentReason.valueOf((String) row[3]),
                AssignCourse.Who.valueOf((String) row[4]),
                AssignmentJobView.State.valueOf((String) row[5]),
                (Boolean) row[6],
                (Integer) row[7],
                (Integer) row[8],
                (Integer) row[9],
                CourseProjection.local(row[10]),
                CourseProjection.local(row[11]),
                CourseProjection.local(row[12]));
    }

    /** @param without those that have failed just now @return null when nothing is to be done, or another replica is at it */
    Uni<Job> next(Set<UUID> without) {
        return Statements.row(NEXT, LOCK, without.toArray(UUID[]::new)).map(row -> row == null ? null : job(row));
    }

    private static Job job(Object[] row) {
        return new Job(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                AssignmentReason.valueOf((String) row[3]),
                AssignCourse.Who.valueOf((String) row[4]),
                (UUID[]) row[5],
                (OffsetDateTime) row[6],
                (Boolean) row[7],
                row[8] == null ? Cursor.FIRST : new Cursor((UUID) row[8], (LocalDate) row[9], (UUID) row[10]),
                CourseState.valueOf((String) row[11]),
                (String[]) row[12]);
    }

    Uni<Void> wentOn(UUID id, int given, Cursor to) {
        return Statements.update(WENT_ON, id, given, to.organization(), to.joined(), to.member())
                .replaceWithVoid();
    }

    /** @param left those who are named and have not had their turn */
    Uni<Void> wentOn(UUID id, int given, UUID[] left) {
        return Statements.update(NAMED_WENT_ON, id, given, left).replaceWithVoid();
    }

    /** It has had its turn, too. */
    Uni<Void> failed(UUID id) {
        return Statements.update(FAILED, id).replaceWithVoid();
    }

    Uni<Void> over(UUID id, AssignmentJobView.State state, Instant now) {
        return Statements.update(OVER, id, state, now).replaceWithVoid();
    }

    Uni<Void> measured(UUID id, int millis) {
        return Statements.update(MEASURED, id, millis).replaceWithVoid();
    }
}
