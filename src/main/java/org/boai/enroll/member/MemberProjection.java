package org.boai.enroll.member;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.security.Caller;

/** Finds a member within a caller's subtree, in the session at hand. */
@ApplicationScoped
class MemberProjection {
    private static final String COLUMNS =
            """
            SELECT m.id, m.number, m.organization_id, m.group_id, m.kind, m.status, m.full_name, m.phone, m.birth_date,
                m.document_number, m.joined_on, m.version
            """;

    private static final String ONE = COLUMNS
            + """
            FROM members m
            WHERE m.id = :id AND cast(:subtree AS uuid) = ANY (m.places)
              AND m.erased_at IS NULL AND m.restricted_at IS NULL""";

    /** @return null when there is none within the subtree */
    Uni<Member> find(UUID id, Caller caller) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ONE, Member.class)
                .setParameter("id", id)
                .setParameter("subtree", caller.organizationId())
                .getSingleResultOrNull());
    }
}
