package org.boai.enroll.member;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.security.Caller;

/** Finds members within a caller's subtree, in the session at hand. */
@ApplicationScoped
class MemberProjection {
    private static final String COLUMNS =
            """
            SELECT m.id, m.number, m.organization_id, m.group_id, m.kind, m.status, m.full_name, m.phone, m.birth_date,
                m.document_number, m.joined_on, m.version
            """;

    /** The newest first; identifiers sort by time. */
    private static final String LIST = COLUMNS
            + """
            FROM members m JOIN organizations o ON o.id = m.organization_id
            WHERE o.ancestors @> ARRAY[cast(:subtree AS uuid)] AND o.ancestors @> ARRAY[cast(:organization AS uuid)]
              AND m.erased_at IS NULL AND m.restricted_at IS NULL
              AND (cast(:after AS uuid) IS NULL OR m.id < cast(:after AS uuid))
            ORDER BY m.id DESC LIMIT :size""";

    private static final String ONE = COLUMNS
            + """
            FROM members m JOIN organizations o ON o.id = m.organization_id
            WHERE m.id = :id AND o.ancestors @> ARRAY[cast(:subtree AS uuid)]
              AND m.erased_at IS NULL AND m.restricted_at IS NULL""";

    /** Newest first. @param organization whose members, with those below it; @param after null for the beginning */
    Uni<List<Member>> list(UUID organization, UUID after, int size, Caller caller) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LIST, Member.class)
                .setParameter("subtree", caller.organizationId())
                .setParameter("organization", organization)
                .setParameter("after", after)
                .setParameter("size", size)
                .getResultList());
    }

    /** @return null when there is none within the subtree */
    Uni<Member> find(UUID id, Caller caller) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ONE, Member.class)
                .setParameter("id", id)
                .setParameter("subtree", caller.organizationId())
                .getSingleResultOrNull());
    }
}
