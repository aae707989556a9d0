package org.boai.enroll.membership;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.membership.BatchCandidate.Planned;
import org.boai.enroll.membership.PlanTransferBatch.Way;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/**
 * Many transfers at once, or changes of the kind, e.g. when a class leaves school. What would happen to each person is
 * computed and shown first; only then somebody confirms it. Too many people are refused, never cut.
 */
@ApplicationScoped
public class BatchService {
    /** Of one organization, before the year of birth narrows: it is sealed and has to be opened for each. */
    private static final int MOST_OPENED = 20_000;

    private final BatchProjection batches;
    private final Batches rows;
    private final Destinations destinations;
    private final BranchProjection branches;
    private final MembershipConfig config;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    BatchService(
            BatchProjection batches,
            Batches rows,
            Destinations destinations,
            BranchProjection branches,
            MembershipConfig config,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.destinations = destinations;
        this.branches = branches;
        this.config = config;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /**
     * @return the preview; nothing has happened
     * @throws ProblemException {@code batch-whom-unclear}, {@code batch-empty}, {@code batch-too-large} with {@code found} and
     *     {@code most}, {@code organization-unknown}, {@code transfer-target-missing}, {@code kind-impossible} for a batch that
     *     would do nothing
     */
    public Uni<BatchView> plan(PlanTransferBatch request, Caller caller) {
        requireSense(request);
        var head = new Batches.Head(
                Ids.next(),
                request.filter() == null || request.filter().organizationId() == null
                        ? caller.organizationId()
                        : request.filter().organizationId(),
                request.becomesAdult() ? MemberKind.ADULT : null,
                request.reason());
        return work.in(caller.scope(), () -> people(request, head, caller)
                .chain(people -> planned(people, request))
                .chain(planned -> rows.insert(head, planned, caller))
                .invoke(() -> audit.record(
                        caller.actor(),
                        AuditEvent.of("transfer-batch-planned", "transfer-batch", head.id(), head.organization())))
                .chain(() -> batches.require(head.id())));
    }

    private static void requireSense(PlanTransferBatch request) {
        if ((request.members() == null) == (request.filter() == null)) {
            throw ProblemException.of(MembershipProblem.BATCH_WHOM_UNCLEAR);
        }
        if ((request.way() == Way.ORGANIZATION) == (request.organizationId() == null)) {
            throw ProblemException.of(MembershipProblem.TRANSFER_TARGET_MISSING);
        }
        if (request.way() == Way.STAY && !request.becomesAdult()) {
            throw ProblemException.of(MembershipProblem.KIND_IMPOSSIBLE);
        }
    }

    /** Found, and those whom nobody here sees. */
    private record People(List<BatchCandidate> found, List<UUID> missing) {}

    private Uni<People> people(PlanTransferBatch request, Batches.Head head, Caller caller) {
        if (request.members() != null) {
            Set<UUID> ids = new LinkedHashSet<>(request.members());
            requireSize(ids.size());
            return batches.named(List.copyOf(ids)).map(found -> {
                Set<UUID> missing = new LinkedHashSet<>(ids);
                found.forEach(one -> missing.remove(one.id()));
                return new People(found, List.copyOf(missing));
            });
        }
        return branches.within(head.organization(), caller.organizationId())
                .invoke(within -> {
                    if (!within) {
                        throw ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN);
                    }
                })
                .chain(() -> batches.filtered(head.organization(), request.filter(), MOST_OPENED + 1))
                .map(all -> narrowed(all, request.filter()));
    }

    private People narrowed(List<BatchCandidate> all, PlanTransferBatch.Filter filter) {
        if (all.size() > MOST_OPENED) {
            throw tooLarge(all.size());
        }
        var found = all.stream()
                .filter(one -> filter.bornIn(one.birthDate().getYear()))
                .toList();
        requireSize(found.size());
        return new People(found, List.of());
    }

    private void requireSize(int people) {
        if (people == 0) {
            throw ProblemException.of(MembershipProblem.BATCH_EMPTY);
        }
        if (people > config.batch()) {
            throw tooLarge(people);
        }
    }

    private ProblemException tooLarge(int people) {
        return ProblemException.of(MembershipProblem.BATCH_TOO_LARGE)
                .with("found", people)
                .with("most", config.batch());
    }

    private Uni<List<Planned>> planned(People people, PlanTransferBatch request) {
        var wish = new BatchCandidate.Wish(
                request.way() != Way.STAY, request.becomesAdult(), config.kind(), LocalDate.now(clock));
        return ways(people, request).map(ways -> {
            List<Planned> planned = new ArrayList<>();
            people.found().forEach(one -> planned.add(one.plan(wish, ways.get(key(one, request)))));
            people.missing().forEach(id -> planned.add(new Planned(id, BatchPlan.SKIP, null, "member-unknown")));
            return planned;
        });
    }

    /** Those who live in one place go one way: it is looked for once. */
    private static String key(BatchCandidate one, PlanTransferBatch request) {
        return request.way() == Way.RESIDENCE ? Objects.requireNonNullElse(one.residence(), "") : "";
    }

    private Uni<Map<String, BatchWay>> ways(People people, PlanTransferBatch request) {
        Set<String> places = new HashSet<>();
        people.found().forEach(one -> places.add(key(one, request)));
        Map<String, BatchWay> ways = new HashMap<>();
        return Multi.createFrom()
                .iterable(places)
                .onItem()
                .transformToUniAndConcatenate(place -> way(place, request)
                        .onFailure(ProblemException.class)
                        .recoverWithItem(e ->
                                BatchWay.nowhere(((ProblemException) e).type().slug()))
                        .invoke(way -> ways.put(place, way)))
                .collect()
                .last()
                .replaceWith(ways);
    }

    private Uni<BatchWay> way(String place, PlanTransferBatch request) {
        return switch (request.way()) {
            case STAY -> Uni.createFrom().item(BatchWay.nowhere("transfer-to-itself"));
            case ORGANIZATION ->
                branches.require(request.organizationId())
                        .map(Branch::requireFit)
                        .map(BatchWay::to);
            case RESIDENCE ->
                place.isEmpty()
                        ? Uni.createFrom().item(BatchWay.nowhere(MembershipProblem.NO_RESIDENCE.slug()))
                        : destinations
                                .byResidence(place)
                                .map(found -> BatchWay.to(found.branch().requireFit()));
        };
    }

    /** @throws ProblemException {@code batch-unknown} */
    public Uni<BatchView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> batches.require(id));
    }

    /** Each person, with where they go or why they are skipped. @param after the last position seen, or 0 */
    public Uni<Page<BatchItemView>> items(UUID id, int after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> batches.require(id).chain(() -> batches.items(id, after, limit + 1)))
                .map(people -> Page.of(people, limit, one -> String.valueOf(one.position())));
    }

    /**
     * From now on each person has their turn.
     *
     * @throws ProblemException {@code batch-unknown}, {@code batch-confirmed}, {@code batch-outdated}
     */
    public Uni<BatchView> confirm(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> batches.require(id)
                .invoke(batch -> {
                    LocalDate last = batch.askedAt().toLocalDate().plus(config.preview());
                    if (LocalDate.now(clock).isAfter(last)) {
                        throw ProblemException.of(MembershipProblem.BATCH_OUTDATED);
                    }
                })
                .call(() -> rows.confirm(id, caller.accountId()))
                .invoke(batch -> audit.record(
                        caller.actor(),
                        AuditEvent.of("transfer-batch-confirmed", "transfer-batch", id, batch.organizationId())))
                .chain(() -> batches.require(id)));
    }
}
