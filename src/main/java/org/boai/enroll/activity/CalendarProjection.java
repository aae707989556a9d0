package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberProblem;

/** Reads what stands in calendars: from three months ago on, at most so many; of activities that members have seen. */
@ApplicationScoped
class CalendarProjection {
    private static final int PAST_DAYS = 92;

    private static final String COLUMNS =
            """
            SELECT a.id, a.title, a.description, a.place, o.name, a.starts_at, a.ends_at, a.sign_up_until, a.state, a.edition,
                a.changed_at
            """;

    private static final String OF_MEMBER = COLUMNS
            + """
            , p.state AS own FROM participations p JOIN activities a ON a.id = p.activity_id
            JOIN organizations o ON o.id = a.organization_id
            WHERE p.member_id = $1 AND a.starts_at > $2 AND a.published_at IS NOT NULL
            ORDER BY a.starts_at, a.id LIMIT 500""";

    private static final String OF_ORGANIZATION = COLUMNS
            + """
            , NULL AS own FROM (SELECT b.id AS page_id
                FROM unnest(ARRAY['PUBLISHED', 'CLOSED', 'HELD', 'REPORTED', 'CANCELLED']) AS s (state) CROSS JOIN LATERAL (
                    SELECT b.id, b.starts_at FROM activities b WHERE %s AND b.state = s.state AND b.starts_at > $1
                        AND b.audience = 'EVERYONE' AND b.published_at IS NOT NULL
                    ORDER BY b.starts_at DESC, b.id DESC LIMIT 500) b
                ORDER BY b.starts_at DESC, b.id DESC LIMIT 500) page
            JOIN activities a ON a.id = page.page_id JOIN organizations o ON o.id = a.organization_id
            ORDER BY a.starts_at, a.id""";

    private static final String ORGANIZATION =
            "SELECT name, cardinality(ancestors) FROM organizations WHERE id = $1 AND status = 'ACTIVE'";

    private static final String MEMBER = "SELECT member_id FROM calendar_addresses WHERE token_hash = $1";

    private static final String OWN =
            """
            SELECT c.made_at FROM members m LEFT JOIN calendar_addresses c ON c.member_id = m.id
            WHERE m.description_key = $1 AND m.status = 'ACTIVE'""";

    private final Clock clock;

    CalendarProjection(Clock clock) {
        this.clock = clock;
    }

    /** @return whose calendar is read there, or null */
    Uni<UUID> memberAt(byte[] tokenHash) {
        return Statements.row(MEMBER, (Object) tokenHash).map(row -> row == null ? null : (UUID) row[0]);
    }

    /** Without the address itself, which nobody knows. @throws ProblemException {@code not-a-member} */
    Uni<OwnCalendar> own(byte[] personKey) {
        return Statements.row(OWN, (Object) personKey)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.NOT_A_MEMBER))
                .map(row -> new OwnCalendar(null, ActivityProjection.local(row[0])));
    }

    Uni<List<CalendarEntry>> ofMember(UUID member) {
        return Statements.rows(OF_MEMBER, member, since())
                .map(rows -> rows.stream().map(CalendarProjection::entry).toList());
    }

    /** What is open to everyone, of the organization and all below it; with its name. */
    record OfBranch(String name, List<CalendarEntry> entries) {}

    /** @return null without such an organization */
    Uni<OfBranch> ofOrganization(UUID organization) {
        return Statements.row(ORGANIZATION, organization)
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : Statements.rows(
                                        OF_ORGANIZATION.formatted(ActivityProjection.within((Integer) row[1])),
                                        since(),
                                        organization)
                                .map(rows -> new OfBranch(
                                        (String) row[0],
                                        rows.stream()
                                                .map(CalendarProjection::entry)
                                                .toList())));
    }

    private Instant since() {
        return clock.instant().minus(PAST_DAYS, ChronoUnit.DAYS);
    }

    private static CalendarEntry entry(Object[] row) {
        return new CalendarEntry(
                (UUID) row[0],
                new ActivityTexts((String) row[1], (String) row[2], (String) row[3]),
                (String) row[4],
                new ActivityTimes(instant(row[5]), instant(row[6]), instant(row[7])),
                ActivityState.valueOf((String) row[8]),
                (Integer) row[9],
                instant(row[10]),
                row[11] == null ? null : ParticipationState.valueOf((String) row[11]));
    }

    private static Instant instant(Object moment) {
        return ((OffsetDateTime) moment).toInstant();
    }
}
