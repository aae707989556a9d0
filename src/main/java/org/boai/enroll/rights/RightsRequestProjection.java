package org.boai.enroll.rights;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;

/** Finds requests, in the session at hand: of a person, of a receipt, or within a caller's subtree. */
@ApplicationScoped
class RightsRequestProjection {
    private static final String WITHIN =
            """
            SELECT q.* FROM rights_requests q JOIN organizations o ON o.id = q.organization_id
            WHERE o.ancestors @> ARRAY[cast(:subtree AS uuid)]
            """;

    private static final String LIST = WITHIN
            + """
            AND (cast(:state AS text) IS NULL OR q.state = :state) AND (cast(:after AS uuid) IS NULL OR q.id > cast(:after AS uuid))
            ORDER BY q.id LIMIT :size""";

    private static final String ONE = WITHIN + "AND q.id = :id";

    Uni<List<RightsRequest>> of(byte[] personKey) {
        return Panache.getSession().chain(session -> session.createQuery(
                        "from RightsRequest where personKey = :key order by id desc", RightsRequest.class)
                .setParameter("key", personKey)
                .getResultList());
    }

    /** @throws ProblemException {@code rights-request-unknown} */
    Uni<RightsRequest> ofReceipt(String receipt) {
        return known(Panache.getSession().chain(session -> session.createQuery(
                        "from RightsRequest where receipt = :receipt", RightsRequest.class)
                .setParameter("receipt", receipt)
                .getSingleResultOrNull()));
    }

    /** Oldest first. @param state null for all */
    Uni<List<RightsRequest>> list(RightsState state, UUID after, int size, Caller caller) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LIST, RightsRequest.class)
                .setParameter("subtree", caller.organizationId())
                .setParameter("state", state == null ? null : state.name())
                .setParameter("after", after)
                .setParameter("size", size)
                .getResultList());
    }

    /** @throws ProblemException {@code rights-request-unknown}, also outside the caller's subtree */
    Uni<RightsRequest> require(UUID id, Caller caller) {
        return one(ONE, id, caller);
    }

    /** Locks the row: two who answer at once answer one after the other. */
    Uni<RightsRequest> requireLocked(UUID id, Caller caller) {
        return one(ONE + " FOR UPDATE OF q", id, caller);
    }

    private static Uni<RightsRequest> one(String sql, UUID id, Caller caller) {
        return known(Panache.getSession().chain(session -> session.createNativeQuery(sql, RightsRequest.class)
                .setParameter("subtree", caller.organizationId())
                .setParameter("id", id)
                .getSingleResultOrNull()));
    }

    private static Uni<RightsRequest> known(Uni<RightsRequest> found) {
        return found.onItem().ifNull().failWith(() -> ProblemException.of(RightsProblem.RIGHTS_REQUEST_UNKNOWN));
    }
}
