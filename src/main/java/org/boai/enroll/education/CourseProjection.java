package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.security.Caller;

/**
 * Reads courses as a steward may see them, in the session at hand: those of the subtree, and what the organizations above have
 * published.
 */
@ApplicationScoped
class CourseProjection {
    private static final String VISIBLE =
            """
            FROM courses c JOIN organizations o ON o.id = c.organization_id
            WHERE (o.ancestors @> ARRAY[cast($1 AS uuid)] OR (c.edition > 0
                AND c.organization_id IN (SELECT unnest(a.ancestors) FROM organizations a WHERE a.id = $1)))
            """;

    private static final String ONE =
            """
            SELECT c.id, c.organization_id, o.name, c.title, c.text, c.video_url, c.attachments::text, c.questions::text,
                c.pass_percent, c.due_days, c.entry, c.open, c.kinds, c.state, c.edition,
                o.ancestors @> ARRAY[cast($1 AS uuid)] AS mine, c.created_at, c.published_at, c.withdrawn_at, c.version
            """
                    + VISIBLE + "AND c.id = $2";

    /** The newest first; identifiers sort by time. */
    private static final String LIST =
            """
            SELECT c.id, c.organization_id, o.name, c.title, c.state, c.edition, c.entry, c.open, c.pass_percent IS NOT NULL,
                o.ancestors @> ARRAY[cast($1 AS uuid)] AS mine, c.published_at
            """
                    + VISIBLE
                    + """
            AND (cast($2 AS text) IS NULL OR c.state = $2) AND (cast($3 AS uuid) IS NULL OR c.organization_id = $3)
            AND (cast($4 AS uuid) IS NULL OR c.id < $4) ORDER BY c.id DESC LIMIT $5""";

    private final CourseJson json;

    CourseProjection(CourseJson json) {
        this.json = json;
    }

    /** One more than the limit. */
    Uni<List<CourseSummary>> list(CourseFilter filter, Caller caller) {
        return Statements.rows(
                        LIST,
                        caller.organizationId(),
                        filter.state(),
                        filter.organization(),
                        filter.after(),
                        filter.limitOrDefault() + 1)
                .map(rows -> rows.stream().map(CourseProjection::summary).toList());
    }

    /** @throws ProblemException {@code course-unknown} */
    Uni<CourseView> require(UUID id, Caller caller) {
        return Statements.row(ONE, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CourseProblem.COURSE_UNKNOWN))
                .map(this::view);
    }

    private static CourseSummary summary(Object[] row) {
        return new CourseSummary(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                CourseState.valueOf((String) row[4]),
                (Integer) row[5],
                (Boolean) row[6],
                (Boolean) row[7],
                (Boolean) row[8],
                (Boolean) row[9],
                local(row[10]));
    }

    private CourseView view(Object[] row) {
        boolean mine = (Boolean) row[15];
        return new CourseView(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                json.links(row[6]),
                CourseQuizView.of(json.quiz(row[7], row[8]), mine),
                (Integer) row[9],
                (Boolean) row[10],
                (Boolean) row[11],
                Stream.of((String[]) row[12]).map(MemberKind::valueOf).toList(),
                CourseState.valueOf((String) row[13]),
                (Integer) row[14],
                mine,
                local(row[16]),
                local(row[17]),
                local(row[18]),
                (Integer) row[19]);
    }

    static OffsetDateTime local(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
