package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.message.PersonMessages.Addressee;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Reads who has which course within a subtree, in the session at hand. */
@ApplicationScoped
class AssignmentProjection {
    private static final String PLACE =
            "SELECT ancestors FROM organizations WHERE id = $1 AND ancestors @> ARRAY[cast($2 AS uuid)]";

    private static final String NAMED =
            "SELECT count(*) FROM members WHERE id = ANY ($1) AND cast($2 AS uuid) = ANY (places)";

    /** Not more exactly than somebody wants to know. */
    private static final String MANY =
            """
            SELECT count(*) FROM (SELECT 1 FROM organizations o JOIN members m ON m.organization_id = o.id
                WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] AND m.status = 'ACTIVE' LIMIT cast($2 AS bigint) + 1) AS counted""";

    private static final String PROGRESS =
            """
            SELECT count(*) FILTER (WHERE a.state <> 'ENDED'), count(*) FILTER (WHERE a.state = 'STARTED'),
                count(*) FILTER (WHERE a.state = 'COMPLETED'),
                count(*) FILTER (WHERE a.state IN ('ASSIGNED', 'STARTED') AND a.due_at < $3)
            FROM organizations o JOIN course_assignments a ON a.course_id = $1 AND a.organization_id = o.id
            WHERE o.ancestors @> ARRAY[cast($2 AS uuid)]""";

    /** Organization by organization: each page is as near as the first, however many have the course. */
    private static final String WAITING =
            """
            SELECT w.id, w.member_id, m.number, m.full_name, o.id AS organization_id, o.name, w.state, w.assigned_at, w.due_at,
                w.reminded_on
            FROM organizations o CROSS JOIN LATERAL (
                SELECT a.* FROM course_assignments a WHERE a.course_id = $1 AND a.organization_id = o.id
                  AND a.state IN ('ASSIGNED', 'STARTED')
                  AND a.id > CASE WHEN o.id = cast($3 AS uuid) THEN cast($4 AS uuid)
                    ELSE uuid '00000000-0000-0000-0000-000000000000' END
                  AND (cast($5 AS timestamptz) IS NULL OR a.due_at < $5)
                ORDER BY a.id LIMIT $6) w
            JOIN members m ON m.id = w.member_id AND m.erased_at IS NULL AND m.restricted_at IS NULL
            WHERE o.ancestors @> ARRAY[cast($2 AS uuid)] AND o.id >= cast($3 AS uuid)
            ORDER BY o.id, w.id LIMIT $6""";

    /** Once a day at most, and nobody who has completed it, or left; locked, so that of two who remind at once one does. */
    private static final String TO_REMIND =
            """
            SELECT a.id, m.id AS member, m.organization_id, m.phone FROM course_assignments a
            JOIN members m ON m.id = a.member_id AND m.status = 'ACTIVE'
            JOIN organizations o ON o.id = a.organization_id AND o.ancestors @> ARRAY[cast($4 AS uuid)]
            WHERE a.id = ANY ($1) AND a.course_id = $2 AND a.state IN ('ASSIGNED', 'STARTED')
              AND (a.reminded_on IS NULL OR a.reminded_on < $3)
            ORDER BY a.id FOR UPDATE OF a""";

    private final FieldCipher cipher;

    AssignmentProjection(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @return the line above, from the root down; @throws ProblemException {@code organization-unknown} */
    Uni<List<UUID>> requirePlace(UUID organization, Caller caller) {
        return Statements.row(PLACE, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(row -> List.of((UUID[]) row[0]));
    }

    /** How many of these are members within an organization. */
    Uni<Integer> named(UUID[] members, UUID organization) {
        return Statements.row(NAMED, members, organization).map(row -> ((Long) row[0]).intValue());
    }

    Uni<Boolean> moreThan(int most, UUID organization) {
        return Statements.row(MANY, organization, most).map(row -> (Long) row[0] > most);
    }

    Uni<CourseProgress> progress(UUID course, UUID organization, Instant now) {
        return Statements.row(PROGRESS, course, organization, now).map(row -> {
            long assigned = (Long) row[0];
            long completed = (Long) row[2];
            return new CourseProgress(
                    course,
                    organization,
                    assigned,
                    (Long) row[1],
                    completed,
                    (Long) row[3],
                    CourseProgress.percent(completed, assigned));
        });
    }

    /** One more than the limit. */
    Uni<List<AssignmentView>> waiting(UUID course, UUID organization, AssignmentFilter filter, Instant now) {
        return Statements.rows(
                        WAITING,
                        course,
                        organization,
                        filter.afterOrganization(),
                        filter.afterId(),
                        Boolean.TRUE.equals(filter.overdue()) ? now : null,
                        filter.limitOrDefault() + 1)
                .map(rows -> rows.stream().map(row -> view(row, now)).toList());
    }

    /** Somebody who can be reminded of an assignment. */
    record Remindable(UUID assignment, Addressee member) {}

    /** Locked; without those whose phone cannot be read. */
    Uni<List<Remindable>> toRemind(UUID course, UUID[] assignments, LocalDate today, Caller caller) {
        return Statements.rows(TO_REMIND, assignments, course, today, caller.organizationId())
                .map(rows -> rows.stream()
                        .map(this::remindable)
                        .filter(one -> one.member().phone() != null)
                        .toList());
    }

    private Remindable remindable(Object[] row) {
        UUID member = (UUID) row[1];
        var phone = cipher.openOrNull(Field.PHONE, member, row[3], MobileNumber::new);
        return new Remindable((UUID) row[0], new Addressee(member, (UUID) row[2], phone));
    }

    private AssignmentView view(Object[] row, Instant now) {
        UUID member = (UUID) row[1];
        return new AssignmentView(
                (UUID) row[0],
                member,
                (String) row[2],
                cipher.openOrNull(Field.FULL_NAME, member, row[3], name -> new PersonName(name).masked()),
                (UUID) row[4],
                (String) row[5],
                AssignmentState.valueOf((String) row[6]),
                CourseProjection.local(row[7]),
                CourseProjection.local(row[8]),
                ((OffsetDateTime) row[8]).toInstant().isBefore(now),
                (LocalDate) row[9]);
    }
}
