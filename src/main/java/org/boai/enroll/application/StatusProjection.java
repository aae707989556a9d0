package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
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
                .chain(session -> session.createNativeQuery(FACTS, Tuple.class)
                        .setParameter("application", application.id)
                        .setParameter("organization", application.organizationId)
                        .getSingleResult())
                .map(row -> view(application, row));
    }

    private static StatusView view(Application application, Tuple row) {
        String name = row.get("name", String.class);
        String path = row.get("path", String.class);
        var organization = new OrganizationCard(
                row.get("id", UUID.class),
                name,
                OrganizationKind.valueOf(row.get("kind", String.class)),
                path == null ? List.of() : List.of(path.split("\n")));
        List<StatusView.TimelineEntry> timeline = new ArrayList<>();
        timeline.add(new StatusView.TimelineEntry(
                local(application.submittedAt), StatusView.Event.RECEIVED, "您的申请已送达" + name));
        if (row.get("acknowledged_at") != null) {
            timeline.add(new StatusView.TimelineEntry(
                    local(row.get("acknowledged_at")),
                    StatusView.Event.ACKNOWLEDGED,
                    "您的申请已由" + row.get("acknowledged_for", String.class) + "签收"));
        }
        return new StatusView(application.receipt, ApplicationStatus.RECEIVED, organization, timeline, null);
    }

    private static OffsetDateTime local(Object moment) {
        Instant instant = moment instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) moment;
        return instant.atZone(SystemClock.ZONE).toOffsetDateTime();
    }
}
