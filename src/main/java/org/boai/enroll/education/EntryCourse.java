package org.boai.enroll.education;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.duty.Welcome;
import org.boai.enroll.kernel.Ids;

/**
 * Gives each new member the entry course of the branch: the nearest published one up the tree, or none where there is none
 * (浙红〔2019〕40号 三(四): 抓住会员入会关键节点). The message of the admission leads to it; there is no second one.
 */
@ApplicationScoped
class EntryCourse implements Welcome {
    /** A new member has no course yet: nothing can be in the way. */
    private static final String GIVE =
            """
            INSERT INTO course_assignments (id, course_id, member_id, organization_id, reason, state, assigned_at, due_at)
            SELECT cast($1 AS uuid), c.id, cast($2 AS uuid), o.id, 'ENTRY', 'ASSIGNED', cast($4 AS timestamptz),
                cast($4 AS timestamptz) + make_interval(days => c.due_days)
            FROM organizations o JOIN courses c ON c.organization_id = ANY (o.ancestors) AND c.entry AND c.state = 'PUBLISHED'
            WHERE o.id = cast($3 AS uuid) ORDER BY array_position(o.ancestors, c.organization_id) DESC LIMIT 1""";

    private final Clock clock;

    EntryCourse(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void welcome(UUID member, UUID organization) {
        UnitOfWork.later(Write.of(GIVE, Ids.next(), member, organization, clock.instant()));
    }
}
