package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationStatus;
import org.boai.enroll.security.Caller;

/** Reads and writes the chain of an application, in the session at hand. */
@ApplicationScoped
class RedirectionRows {
    private static final String TARGET = "SELECT id, name, kind, status, ancestors FROM organizations WHERE id = $1";

    /** The DIRECT organization of the nearest society that is active, or that society. */
    private static final String ACCEPTOR =
            """
            SELECT coalesce((SELECT d.id FROM organizations d
                WHERE d.parent_id = s.id AND d.kind = 'DIRECT' AND d.status = 'ACTIVE'
                ORDER BY d.founded_on NULLS LAST, d.id LIMIT 1), s.id)
            FROM organizations o JOIN organizations s ON s.id = ANY (o.ancestors)
            WHERE o.id = $1 AND s.id <> o.id AND s.status = 'ACTIVE' AND s.kind IN ('COUNTY', 'CITY', 'PROVINCE')
            ORDER BY array_position(o.ancestors, s.id) DESC LIMIT 1""";

    private static final String CHAIN =
            """
            SELECT from_organization_id, assigned, redirected_at FROM application_redirections
            WHERE application_id = $1 ORDER BY id""";

    private static final String ADD =
            """
            INSERT INTO application_redirections (id, application_id, from_organization_id, to_organization_id, assigned, reason,
                redirected_at, redirected_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String RESIDENCE = "SELECT code FROM regions WHERE id = $1";

    /** Those above that must be told at once, because nobody can act below them. */
    private static final String TOLD_AT_ONCE =
            """
            SELECT u.id FROM organizations o CROSS JOIN LATERAL unnest(o.ancestors) WITH ORDINALITY AS u (id, depth)
            WHERE o.id = $1 AND u.id <> o.id AND NOT EXISTS (
                SELECT 1 FROM unnest(o.ancestors) WITH ORDINALITY AS below (id, depth)
                WHERE below.depth > u.depth AND attended(below.id))
            ORDER BY u.depth DESC""";

    /** One redirection. */
    record Move(Application application, UUID from, Destination to, String reason) {}

    /** Null when there is none. */
    Uni<Target> target(UUID id) {
        return Statements.row(TARGET, id)
                .map(row -> row == null
                        ? null
                        : Target.of(
                                (UUID) row[0],
                                (String) row[1],
                                OrganizationKind.valueOf((String) row[2]),
                                OrganizationStatus.valueOf((String) row[3]),
                                Arrays.asList((UUID[]) row[4])));
    }

    /** Null above the root. */
    Uni<Target> acceptorAbove(UUID organization) {
        return Statements.row(ACCEPTOR, organization)
                .chain(row -> row == null ? Uni.createFrom().nullItem() : target((UUID) row[0]));
    }

    Uni<Redirections> standing(Application application) {
        return target(application.organizationId)
                .chain(here -> Statements.rows(CHAIN, application.id).map(rows -> standing(application, here, rows)));
    }

    private static Redirections standing(Application application, Target here, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return new Redirections(here, application.submittedAt, false, List.of());
        }
        Object[] last = rows.get(rows.size() - 1);
        return new Redirections(
                here,
                ((OffsetDateTime) last[2]).toInstant(),
                (Boolean) last[1],
                rows.stream().map(row -> (UUID) row[0]).toList());
    }

    Uni<String> codeOf(Long region) {
        return region == null
                ? Uni.createFrom().nullItem()
                : Statements.row(RESIDENCE, region).map(row -> row == null ? null : (String) row[0]);
    }

    Uni<Void> add(Move move, Caller caller, Instant now) {
        return Statements.update(
                        ADD,
                        Ids.next(),
                        move.application().id,
                        move.from(),
                        move.to().organization().id(),
                        move.to().assigned(),
                        move.reason(),
                        now,
                        caller.accountId())
                .replaceWithVoid();
    }

    /** To the organization where it lies. */
    Uni<Announcement> announcement(Application application) {
        return announcement(NoticeKind.APPLICATION_TO_REVIEW, application, application.organizationId);
    }

    /** To any. */
    Uni<Announcement> announcement(NoticeKind kind, Application application, UUID organization) {
        UUID group = organization.equals(application.organizationId) ? application.groupId : null;
        return Statements.rows(TOLD_AT_ONCE, organization)
                .map(rows -> new Announcement(
                        kind,
                        application.id,
                        application.priority,
                        organization,
                        rows.stream().map(row -> (UUID) row[0]).toList(),
                        group));
    }
}
