package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.routing.OrganizationCard;

/** Reads what the status call tells beside the application itself. */
@ApplicationScoped
class StatusProjection {
    private static final String FACTS =
            """
            SELECT o.id, o.name, o.kind, n.acknowledged_at, f.name AS acknowledged_for,
                (SELECT string_agg(a.name, E'\\n' ORDER BY array_position(o.ancestors, a.id))
                 FROM organizations a WHERE a.id = ANY (o.ancestors) AND a.id <> o.id) AS path
            FROM organizations o
            LEFT JOIN notices n ON n.subject_id = :application
            LEFT JOIN organizations f ON f.id = n.acknowledged_for
            WHERE o.id = :organization""";

    /** In the session at hand. */
    Uni<StatusView> view(Application application) {
        return Panache.getSession()
                .chain(session -> session.<Object[]>createNativeQuery(FACTS)
                        .setParameter("application", application.id)
                        .setParameter("organization", application.organizationId)
                        .getSingleResult())
                .map(row -> view(application, row));
    }

    private static StatusView view(Application application, Object[] row) {
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
        return new StatusView(application.receipt, ApplicationStatus.RECEIVED, organization, timeline, null);
    }

    private static OffsetDateTime local(Object moment) {
        Instant instant = moment instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) moment;
        return instant.atZone(SystemClock.ZONE).toOffsetDateTime();
    }
}
