package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.education.AssignmentJobs.Cursor;
import org.boai.enroll.education.AssignmentJobs.Job;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.message.PersonMessages;
import org.boai.enroll.message.PersonMessages.Addressee;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/**
 * One batch of what is given to many: the next members, their courses and the moved cursor commit together, so a program that
 * is killed gives nobody a course twice and leaves nobody out. In the session at hand, under the system's scope.
 */
@ApplicationScoped
class AssignmentBatches {
    /** Organization by organization, in each as its members joined: the index of the register in its order. */
    private static final String WALK =
            """
            SELECT m.organization_id, m.joined_on, m.id FROM organizations o
            CROSS JOIN LATERAL (
                SELECT r.organization_id, r.joined_on, r.id FROM members r WHERE r.organization_id = o.id
                  AND (r.joined_on, r.id) > (CASE WHEN o.id = cast($2 AS uuid) THEN cast($3 AS date) ELSE date '0001-01-01' END,
                    CASE WHEN o.id = cast($2 AS uuid) THEN cast($4 AS uuid) ELSE uuid '00000000-0000-0000-0000-000000000000' END)
                ORDER BY r.joined_on, r.id LIMIT $5) m
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] AND o.id >= cast($2 AS uuid)
            ORDER BY o.id, m.joined_on, m.id LIMIT $5""";

    /**
     * Locked in the order of ids and read again under the lock: who has moved or left meanwhile is as they are now. Whoever has
     * the course open keeps it.
     */
    private static final String GIVE =
            """
            WITH here AS (
                SELECT m.id, m.organization_id FROM members m
                WHERE m.id = ANY ($1) AND m.status = 'ACTIVE' AND m.restricted_at IS NULL AND m.erased_at IS NULL
                  AND cast($3 AS uuid) = ANY (m.places) AND (cardinality($8::text[]) = 0 OR m.kind = ANY ($8::text[]))
                ORDER BY m.id FOR SHARE)
            INSERT INTO course_assignments (id, course_id, member_id, organization_id, reason, job_id, state, assigned_at, due_at)
            SELECT next_id(cast($6 AS timestamptz)), cast($2 AS uuid), h.id, h.organization_id, cast($4 AS text),
                cast($5 AS uuid), 'ASSIGNED', cast($6 AS timestamptz), cast($7 AS timestamptz)
            FROM here h WHERE NOT cast($9 AS boolean) OR NOT EXISTS (SELECT 1 FROM course_assignments a
                WHERE a.member_id = h.id AND a.course_id = $2 AND a.state = 'COMPLETED')
            ON CONFLICT DO NOTHING RETURNING member_id""";

    private static final String PHONES = "SELECT id, organization_id, phone FROM members WHERE id = ANY ($1)";

    private final AssignmentJobs jobs;
    private final PersonMessages messages;
    private final FieldCipher cipher;
    private final Clock clock;

    AssignmentBatches(AssignmentJobs jobs, PersonMessages messages, FieldCipher cipher, Clock clock) {
        this.jobs = jobs;
        this.messages = messages;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** @param size members that are looked at, at most */
    Uni<Void> give(Job job, int size) {
        if (job.state() != CourseState.PUBLISHED) {
            return jobs.over(job.id(), AssignmentJobView.State.OVERTAKEN, clock.instant());
        }
        return job.who() == AssignCourse.Who.NAMED ? giveNamed(job, size) : walk(job, size);
    }

    /** The next of them; those who are left stay in the job. */
    private Uni<Void> giveNamed(Job job, int size) {
        UUID[] named = job.named();
        int most = Math.min(size, named.length);
        UUID[] left = Arrays.copyOfRange(named, most, named.length);
        return give(job, Arrays.copyOf(named, most))
                .chain(given -> jobs.wentOn(job.id(), given, left))
                .chain(() -> left.length == 0 ? over(job) : Uni.createFrom().voidItem());
    }

    private Uni<Void> over(Job job) {
        return jobs.over(job.id(), AssignmentJobView.State.DONE, clock.instant());
    }

    private Uni<Void> walk(Job job, int size) {
        Cursor from = job.cursor();
        return Statements.rows(WALK, job.organization(), from.organization(), from.joined(), from.member(), size)
                .chain(rows -> give(job, members(rows))
                        .chain(given -> jobs.wentOn(job.id(), given, rows.isEmpty() ? from : last(rows)))
                        .chain(() -> rows.size() < size
                                ? over(job)
                                : Uni.createFrom().voidItem()));
    }

    private static UUID[] members(List<Object[]> rows) {
        return rows.stream().map(row -> (UUID) row[2]).toArray(UUID[]::new);
    }

    private static Cursor last(List<Object[]> rows) {
        Object[] row = rows.get(rows.size() - 1);
        return new Cursor((UUID) row[0], (LocalDate) row[1], (UUID) row[2]);
    }

    private Uni<Integer> give(Job job, UUID[] members) {
        return Statements.rows(
                        GIVE,
                        members,
                        job.course(),
                        job.organization(),
                        job.reason(),
                        job.id(),
                        clock.instant(),
                        job.due(),
                        job.kinds(),
                        job.who() == AssignCourse.Who.LACKING)
                .call(given -> job.told() && !given.isEmpty()
                        ? tell(given.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new))
                        : Uni.createFrom().voidItem())
                .map(List::size);
    }

    /** Whose phone cannot be read has the course without a message, and keeps nobody else from it. */
    private Uni<Void> tell(UUID[] members) {
        return Statements.rows(PHONES, (Object) members)
                .map(rows -> rows.stream()
                        .map(this::addressee)
                        .filter(one -> one.phone() != null)
                        .toList())
                .chain(all -> messages.tellAll(PersonMessageKind.COURSE_ASSIGNED, all));
    }

    private Addressee addressee(Object[] row) {
        UUID member = (UUID) row[0];
        var phone = cipher.openOrNull(Field.PHONE, member, row[2], MobileNumber::new);
        return new Addressee(member, (UUID) row[1], phone);
    }
}
