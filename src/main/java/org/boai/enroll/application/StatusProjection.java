package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.notification.Ladder;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.routing.OrganizationCard;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Reads what the status call tells beside the application itself. */
@ApplicationScoped
class StatusProjection {
    private static final String FACTS =
            """
            SELECT o.id, o.name, o.kind, n.acknowledged_at, f.name AS acknowledged_for,
                (SELECT string_agg(a.name, E'\\n' ORDER BY array_position(o.ancestors, a.id))
                 FROM organizations a WHERE a.id = ANY (o.ancestors) AND a.id <> o.id) AS path,
                n.step, n.priority, CASE WHEN n.next_at IS NOT NULL THEN n.created_at END AS climbs_since,
                (SELECT a.name FROM organizations a WHERE a.id = ANY (o.ancestors) AND a.id <> o.id
                    AND NOT EXISTS (SELECT 1 FROM notice_audiences t WHERE t.notice_id = n.id AND t.organization_id = a.id)
                 ORDER BY array_position(o.ancestors, a.id) DESC LIMIT 1) AS above
            FROM organizations o
            LEFT JOIN notices n ON n.subject_id = :application AND n.kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW')
                AND n.organization_id = o.id
            LEFT JOIN organizations f ON f.id = n.acknowledged_for
            WHERE o.id = :organization""";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(" HH:mm ");

    private final Work work;
    private final Ladder ladder;
    private final Clock clock;

    StatusProjection(Work work, Ladder ladder, Clock clock) {
        this.work = work;
        this.ladder = ladder;
        this.clock = clock;
    }

    /** In the session at hand, which has found the application by its receipt; who was told already lies outside it. */
    Uni<StatusView> view(Application application) {
        return view(application, Scope.receipt(application.receipt));
    }

    /** The same. @param scope of the unit of work at hand */
    Uni<StatusView> view(Application application, Scope scope) {
        return work.widened(Scope.SYSTEM, scope, () -> Panache.getSession()
                        .chain(session -> session.<Object[]>createNativeQuery(FACTS)
                                .setParameter("application", application.id)
                                .setParameter("organization", application.organizationId)
                                .getSingleResult()))
                .map(row -> view(application, row));
    }

    private StatusView view(Application application, Object[] row) {
        String name = (String) row[1];
        String path = (String) row[5];
        var organization = new OrganizationCard(
                (UUID) row[0],
                name,
                OrganizationKind.valueOf((String) row[2]),
                path == null ? List.of() : List.of(path.split("\n")));
        List<StatusView.TimelineEntry> timeline = new ArrayList<>();
        timeline.add(new StatusView.TimelineEntry(
                local(application.submittedAt), StatusView.Event.RECEIVED, "您的申请已送达" + name));
        if (row[3] != null) {
            timeline.add(new StatusView.TimelineEntry(
                    local(row[3]), StatusView.Event.ACKNOWLEDGED, "您的申请已由" + row[4] + "签收"));
        }
        return new StatusView(application.receipt, ApplicationStatus.RECEIVED, organization, timeline, next(row));
    }

    /** While nobody has acknowledged it: who is told next, and when; null when nobody is left to be told, or nothing due. */
    private StatusView.NextStep next(Object[] row) {
        if (row[3] != null || row[8] == null || row[9] == null) {
            return null;
        }
        var climb = ladder.nextClimb((Integer) row[6], (Boolean) row[7], instant(row[8]));
        if (climb == null) {
            return null;
        }
        var at = climb.atZone(SystemClock.ZONE).toOffsetDateTime();
        return new StatusView.NextStep(at, "如未签收，将于" + day(at) + at.format(TIME) + "转报" + row[9]);
    }

    private String day(OffsetDateTime at) {
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock.withZone(SystemClock.ZONE)), at.toLocalDate());
        return days <= 0 ? "今天" : days == 1 ? "明天" : at.format(DAY);
    }

    private static Instant instant(Object moment) {
        return moment instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) moment;
    }

    private static OffsetDateTime local(Object moment) {
        return instant(moment).atZone(SystemClock.ZONE).toOffsetDateTime();
    }
}
