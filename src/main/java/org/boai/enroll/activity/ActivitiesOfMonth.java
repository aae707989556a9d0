package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.duty.BranchMonth;

/** Which activities a branch has held in a month, and who came, for its ledger. */
@ApplicationScoped
class ActivitiesOfMonth implements BranchMonth {
    private static final int POSITION = 20;
    private static final long MINUTES_OF_AN_HOUR = 60;

    private static final String HELD =
            """
            SELECT count(*), coalesce(sum(w.came), 0)::bigint, coalesce(sum(w.minutes), 0)::bigint
            FROM activities a CROSS JOIN LATERAL (SELECT count(*) AS came, sum(%s) AS minutes FROM participations p
                WHERE p.activity_id = a.id AND p.checked_in_at IS NOT NULL) w
            WHERE a.organization_id = $2 AND a.starts_at >= $3 AND a.starts_at < $4 AND a.state IN ('HELD', 'REPORTED')"""
                    .formatted(HoursProjection.MINUTES);

    private final CheckInConfig config;

    ActivitiesOfMonth(CheckInConfig config) {
        this.config = config;
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Figure>> figures(UUID organization, Instant from, Instant until) {
        return Statements.row(HELD, config.stayedToTheEnd(), organization, from, until)
                .map(row -> List.of(
                        new Figure("举办活动（场）", (Long) row[0]),
                        new Figure("会员参加活动（人次）", (Long) row[1]),
                        new Figure("会员服务时长（小时）", (Long) row[2] / MINUTES_OF_AN_HOUR)));
    }
}
