package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.EndReason;
import org.boai.enroll.member.MemberHistory;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.member.MemberStatus;

/** Reads a person's own membership, in the person's scope: the one that goes on, or else the latest. */
@ApplicationScoped
class OwnMembershipProjection {
    private static final String OWN =
            """
            SELECT m.id, m.number, m.kind, m.status, o.name, m.joined_on, m.ended_on, m.end_reason, e.category, e.document,
                e.reason, e.recorded_at, c.name AS overseer
            FROM members m JOIN organizations o ON o.id = m.organization_id
            JOIN organizations c ON c.id = overseer_of(o.id)
            LEFT JOIN membership_endings e ON e.member_id = m.id AND e.state = 'IN_FORCE' AND e.kind = 'REMOVAL'
            WHERE m.description_key = $1 ORDER BY m.status = 'ACTIVE' DESC, m.id DESC LIMIT 1""";

    private final MemberHistory history;
    private final MembershipConfig config;

    OwnMembershipProjection(MemberHistory history, MembershipConfig config) {
        this.history = history;
        this.config = config;
    }

    /** @throws ProblemException {@code not-a-member} when there never was one */
    Uni<OwnMembershipView> require(byte[] personKey) {
        return Statements.row(OWN, (Object) personKey)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.NOT_A_MEMBER))
                .chain(row -> history.of((UUID) row[0])
                        .map(events -> new OwnMembershipView(
                                (String) row[1],
                                MemberKind.valueOf((String) row[2]),
                                MemberStatus.valueOf((String) row[3]),
                                (String) row[4],
                                (LocalDate) row[5],
                                (LocalDate) row[6],
                                row[7] == null ? null : EndReason.valueOf((String) row[7]),
                                decision(row, config.restoration()),
                                events)));
    }

    private static OwnMembershipView.Decision decision(Object[] row, Period time) {
        return row[8] == null
                ? null
                : new OwnMembershipView.Decision(
                        RemovalCategory.valueOf((String) row[8]),
                        (String) row[9],
                        (String) row[10],
                        (String) row[12],
                        ((OffsetDateTime) row[11])
                                .atZoneSameInstant(SystemClock.ZONE)
                                .toLocalDate()
                                .plus(time));
    }
}
