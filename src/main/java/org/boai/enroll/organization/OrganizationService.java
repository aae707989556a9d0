package org.boai.enroll.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Facts;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.region.RegionProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;
import org.hibernate.reactive.mutiny.Mutiny;

/** Founding, changing and finding organizations, always within the caller's subtree. */
@ApplicationScoped
public class OrganizationService {
    private static final String IN_SUBTREE =
            "SELECT kind FROM organizations WHERE id = :id AND ancestors @> ARRAY[cast(:subtree AS uuid)]";

    private static final String REGION_ID = "SELECT id FROM regions WHERE code = :code AND valid_to IS NULL";

    /** The regions themselves, if each lies within what the organization above, or the nearest one that covers anything, covers. */
    private static final String COVERABLE =
            """
            WITH RECURSIVE nearest AS (
                SELECT c.region_id, rank() OVER (ORDER BY a.depth DESC) AS place
                FROM organizations p, unnest(p.ancestors) WITH ORDINALITY AS a (id, depth)
                JOIN organization_coverages c ON c.organization_id = a.id
                WHERE p.id = :parent AND (c.valid_to IS NULL OR c.valid_to > current_date)),
            above AS (SELECT region_id FROM nearest WHERE place = 1),
            lineage AS (
                SELECT r.id AS region_id, r.id AS ancestor_id, r.parent_id FROM regions r
                WHERE r.code = ANY (string_to_array(:codes, ',')) AND r.valid_to IS NULL AND NOT r.pseudo
                UNION ALL
                SELECT l.region_id, p.id, p.parent_id FROM lineage l JOIN regions p ON p.id = l.parent_id)
            SELECT DISTINCT l.region_id FROM lineage l JOIN above a ON a.region_id = l.ancestor_id""";

    private static final String ENDS_TODAY =
            """
            UPDATE organization_coverages SET valid_to = current_date
            WHERE organization_id = :id AND valid_to IS NULL AND valid_from < current_date""";

    private static final String NEVER_MIND =
            "DELETE FROM organization_coverages WHERE organization_id = :id AND valid_from >= current_date";

    private static final String NEXT_VERSION = "UPDATE organizations SET version = version + 1 WHERE id = :id";

    private final OrganizationProjection projection;
    private final AuditLog audit;
    private final Work work;
    private final Facts facts;
    private final Clock clock;

    OrganizationService(OrganizationProjection projection, AuditLog audit, Work work, Facts facts, Clock clock) {
        this.projection = projection;
        this.audit = audit;
        this.work = work;
        this.facts = facts;
        this.clock = clock;
    }

    public Uni<Page<OrganizationView>> list(OrganizationFilter filter, Caller caller) {
        return projection
                .list(filter, caller.organizationId())
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), view -> view.id().toString()));
    }

    /** @throws ProblemException {@code organization-unknown}, also outside the caller's subtree */
    public Uni<OrganizationView> get(UUID id, Caller caller) {
        return projection.find(id, caller.organizationId()).onItem().ifNull().failWith(OrganizationService::unknown);
    }

    /** @param within region code; @param query part of the name, may be empty */
    public Uni<Units> units(String within, String query) {
        return projection.units(within, query == null ? "" : query);
    }

    public Uni<OrganizationView> create(CreateOrganization request, Caller caller) {
        UUID id = Ids.next();
        return work.in(caller.scope(), () -> requireParent(request, caller)
                        .chain(() -> requireAuthority(request.authorization(), caller))
                        .chain(() -> regionId(request.locationRegion()))
                        .map(location -> new Organization(id, request, location, clock.instant()))
                        .chain(organization -> persist(organization))
                        .chain(() -> cover(id, request.parentId(), request.coverageOrEmpty()))
                        .invoke(() -> audit.record(
                                caller.actor(), AuditEvent.of("organization-created", "organization", id, id))))
                .call(facts::refresh)
                .chain(() -> get(id, caller));
    }

    /** @param version what the change was made against; another one now is {@code version-stale} */
    public Uni<OrganizationView> change(UUID id, int version, ChangeOrganization request, Caller caller) {
        if (request.beyondTheName() && id.equals(caller.organizationId()) && !caller.root()) {
            return Uni.createFrom().failure(ProblemException.of(OrganizationProblem.ORGANIZATION_ABOVE_DECIDES));
        }
        return work.in(caller.scope(), () -> requireInSubtree(id, caller)
                        .chain(() -> requireAuthority(request.authorization(), caller))
                        .chain(() -> request.ends()
                                ? requireEmpty(id)
                                : Uni.createFrom().voidItem())
                        .chain(() -> load(id, version))
                        .chain(organization -> apply(organization, request))
                        .invoke(() -> audit.record(
                                caller.actor(), AuditEvent.of("organization-changed", "organization", id, id))))
                .call(facts::refresh)
                .chain(() -> get(id, caller));
    }

    /** Members, open applications and organizations below have to go somewhere first: nobody is left without. */
    private Uni<Void> requireEmpty(UUID id) {
        return projection
                .occupied(id)
                .invoke(occupied -> {
                    if (occupied) {
                        throw ProblemException.of(OrganizationProblem.ORGANIZATION_NOT_EMPTY);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Organization> load(UUID id, int version) {
        return Panache.getSession()
                .chain(session -> session.find(Organization.class, id))
                .invoke(organization -> {
                    if (organization.version() != version) {
                        throw ProblemException.of(CommonProblem.VERSION_STALE);
                    }
                });
    }

    private Uni<Void> apply(Organization organization, ChangeOrganization request) {
        if (request.name() != null) {
            organization.rename(request.name());
        }
        if (request.status() != null) {
            organization.become(request.status());
        }
        if (request.admissionPolicy() != null) {
            var by = request.authorization() != null ? request.authorization() : organization.authorization();
            organization.admit(request.admissionPolicy(), by);
        }
        return flush().chain(() -> request.coverage() == null
                ? Uni.createFrom().voidItem()
                : recover(organization.id(), request.coverage()));
    }

    private Uni<Void> persist(Organization organization) {
        return Panache.getSession()
                .chain(session -> session.persist(organization))
                .chain(this::flush);
    }

    private Uni<Void> flush() {
        return Panache.getSession()
                .chain(Mutiny.Session::flush)
                .onFailure(failure -> String.valueOf(failure.getMessage()).contains("organizations_sibling_name"))
                .transform(taken -> ProblemException.of(OrganizationProblem.ORGANIZATION_NAME_TAKEN));
    }

    private Uni<Void> requireParent(CreateOrganization request, Caller caller) {
        return requireInSubtree(request.parentId(), caller)
                .invoke(parent -> {
                    if (!request.kind().mayStandBelow(parent)) {
                        throw ProblemException.of(OrganizationProblem.ORGANIZATION_KIND_MISPLACED);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<OrganizationKind> requireInSubtree(UUID id, Caller caller) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IN_SUBTREE, String.class)
                        .setParameter("id", id)
                        .setParameter("subtree", caller.organizationId())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(OrganizationService::unknown)
                .map(OrganizationKind::valueOf);
    }

    /** The approving society is one by law, and the caller acts for it or for one above it. */
    private Uni<Void> requireAuthority(Authorization authorization, Caller caller) {
        if (authorization == null) {
            return Uni.createFrom().voidItem();
        }
        return requireInSubtree(authorization.approvedBy(), caller)
                .invoke(kind -> {
                    if (!kind.byLaw()) {
                        throw ProblemException.of(OrganizationProblem.AUTHORIZATION_REQUIRED);
                    }
                })
                .onFailure(ProblemException.class)
                .transform(failure -> ProblemException.of(OrganizationProblem.AUTHORIZATION_REQUIRED))
                .replaceWithVoid();
    }

    private Uni<Long> regionId(String code) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REGION_ID, Long.class)
                        .setParameter("code", code)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(RegionProblem.REGION_UNKNOWN));
    }

    private Uni<Void> recover(UUID id, List<String> codes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "SELECT parent_id FROM organizations WHERE id = :id", UUID.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .call(() -> execute(ENDS_TODAY, id))
                .call(() -> execute(NEVER_MIND, id))
                .call(() -> execute(NEXT_VERSION, id))
                .chain(parent -> cover(id, parent == null ? id : parent, codes));
    }

    private static Uni<Void> execute(String sql, UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(sql).setParameter("id", id).executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> cover(UUID id, UUID parent, List<String> codes) {
        if (codes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var distinct = List.copyOf(new java.util.LinkedHashSet<>(codes));
        return Panache.getSession().chain(session -> session.createNativeQuery(COVERABLE, Long.class)
                .setParameter("parent", parent)
                .setParameter("codes", String.join(",", distinct))
                .getResultList()
                .invoke(regions -> {
                    if (regions.size() != distinct.size()) {
                        throw ProblemException.of(OrganizationProblem.ORGANIZATION_COVERAGE_OUTSIDE);
                    }
                })
                .chain(regions -> insertCoverage(session, id, regions)));
    }

    private static Uni<Void> insertCoverage(Mutiny.Session session, UUID id, List<Long> regions) {
        String list = String.join(",", regions.stream().map(String::valueOf).toList());
        return session.createNativeQuery(
                        """
                        INSERT INTO organization_coverages (organization_id, region_id, valid_from)
                        SELECT :id, cast(region AS bigint), current_date FROM unnest(string_to_array(:regions, ',')) AS region
                        ON CONFLICT (organization_id, region_id, valid_from) DO UPDATE SET valid_to = NULL""")
                .setParameter("id", id)
                .setParameter("regions", list)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static ProblemException unknown() {
        return ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN);
    }
}
