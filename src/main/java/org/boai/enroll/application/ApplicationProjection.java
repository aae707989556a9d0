package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/** Finds applications within a caller's subtree, in the session at hand. */
@ApplicationScoped
class ApplicationProjection {
    /** Whoever was transferred takes what they were admitted by along. */
    private static final String WITH_THE_MEMBER =
            """
              AND NOT EXISTS (SELECT 1 FROM members m JOIN organizations n ON n.id = m.organization_id
                  WHERE m.id = p.member_id AND NOT n.ancestors @> ARRAY[cast(:subtree AS uuid)])
            """;

    private static final String LIST = Application.COLUMNS
            + """
            FROM applications p JOIN organizations o ON o.id = p.organization_id
            WHERE o.ancestors @> ARRAY[cast(:subtree AS uuid)] AND (cast(:status AS text) IS NULL OR p.status = :status)
              AND (cast(:after AS uuid) IS NULL OR p.id > cast(:after AS uuid))
              AND p.erased_at IS NULL AND p.restricted_at IS NULL
            """
            + WITH_THE_MEMBER
            + """
            ORDER BY p.id LIMIT :size""";

    private static final String ONE = Application.COLUMNS
            + """
            FROM applications p JOIN organizations o ON o.id = p.organization_id
            WHERE p.id = :id AND o.ancestors @> ARRAY[cast(:subtree AS uuid)]
              AND p.erased_at IS NULL AND p.restricted_at IS NULL
            """
            + WITH_THE_MEMBER;

    /** Looked at again, with its organization of then, by whoever had to wait for the lock. */
    private static final String LOCK = Application.COLUMNS
            + """
            FROM applications p WHERE p.id = :id AND p.erased_at IS NULL AND p.restricted_at IS NULL
            """
            + WITH_THE_MEMBER
            + """
              AND EXISTS (SELECT 1 FROM organizations o
                  WHERE o.id = p.organization_id AND o.ancestors @> ARRAY[cast(:subtree AS uuid)])
            FOR UPDATE OF p""";

    private static final String COUNTY_CODE =
            """
            SELECT left(r.code, 6) FROM organizations o JOIN regions r ON r.id = o.location_region_id WHERE o.id = :id""";

    /** Oldest first. @param status null for all; @param after null for the beginning */
    Uni<List<Application>> list(ApplicationStatus status, UUID after, int size, Caller caller) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LIST, Application.class)
                .setParameter("subtree", caller.organizationId())
                .setParameter("status", status == null ? null : status.name())
                .setParameter("after", after)
                .setParameter("size", size)
                .getResultList());
    }

    /** @throws ProblemException {@code application-unknown} */
    Uni<Application> require(UUID id, Caller caller) {
        return one(ONE, id, caller);
    }

    /** Locks the row, so that two who decide at once decide one after the other. */
    Uni<Application> requireLocked(UUID id, Caller caller) {
        return one(LOCK, id, caller);
    }

    private static Uni<Application> one(String sql, UUID id, Caller caller) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Application.class)
                        .setParameter("id", id)
                        .setParameter("subtree", caller.organizationId())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ApplicationProblem.APPLICATION_UNKNOWN));
    }

    /** The county, or what stands for it, where an organization has its seat. */
    Uni<String> countyOf(UUID organization) {
        return Panache.getSession().chain(session -> session.createNativeQuery(COUNTY_CODE, String.class)
                .setParameter("id", organization)
                .getSingleResult());
    }
}
