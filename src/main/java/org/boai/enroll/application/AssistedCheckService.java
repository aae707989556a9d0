package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** The county's look at what was filled in for others: the sample, and what was found. */
@ApplicationScoped
public class AssistedCheckService {
    private static final Set<String> BY_LAW = Set.of("COUNTY", "CITY", "PROVINCE");

    private static final String LOCK =
            """
            SELECT s.organization_id, s.filled_in_by, s.sampled_at IS NOT NULL, s.outcome
            FROM assisted_applications s JOIN organizations o ON o.id = s.organization_id
            WHERE s.application_id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)] FOR UPDATE OF s""";

    private static final String CHECK =
            """
            UPDATE assisted_applications SET outcome = $2, note = $3, checked_at = $4, checked_by = $5
            WHERE application_id = $1""";

    /** Between the branch and whoever looked, both left out. */
    private static final String LINE =
            """
            SELECT a.id FROM organizations o JOIN organizations a ON a.id = ANY (o.ancestors)
            WHERE o.id = $1 AND a.id <> o.id AND a.id <> $2 AND a.ancestors @> ARRAY[cast($2 AS uuid)]""";

    private final AssistedProjection applications;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    AssistedCheckService(
            AssistedProjection applications,
            NoticeService notices,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            Clock clock) {
        this.applications = applications;
        this.notices = notices;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    /** Of a lot a row says something: where it is, whose it is, how it stands. */
    private record Lot(UUID organization, UUID filledInBy, boolean sampled, String outcome) {
        static Lot of(Object[] row) {
            return new Lot((UUID) row[0], (UUID) row[1], (Boolean) row[2], (String) row[3]);
        }

        Lot requireToBeCheckedBy(UUID account) {
            if (account.equals(filledInBy)) {
                throw ProblemException.of(ApplicationProblem.ASSISTED_BY_YOURSELF);
            }
            if (!sampled) {
                throw ProblemException.of(ApplicationProblem.ASSISTED_NOT_SAMPLED);
            }
            if (outcome != null) {
                throw ProblemException.of(ApplicationProblem.ASSISTED_CHECKED);
            }
            return this;
        }
    }

    /** Of the caller's subtree, oldest first. @throws ProblemException {@code not-permitted} below a county */
    public Uni<Page<AssistedView>> list(AssistedFilter filter, Caller caller) {
        requireByLaw(caller);
        return work.onPool(caller.scope(), connection -> applications.list(connection, filter, caller))
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), view -> view.id().toString()));
    }

    /**
     * Closes it; the branch and those between are told when it is not confirmed.
     *
     * @throws ProblemException {@code request-invalid}, {@code not-permitted} below a county, {@code application-unknown},
     *                          also outside the caller's subtree, {@code assisted-by-yourself}, {@code assisted-not-sampled}, {@code assisted-checked}
     */
    public Uni<AssistedView> check(UUID id, CheckAssistedApplication found, Caller caller) {
        requireByLaw(caller);
        found.requireReason();
        return work.in(caller.scope(), () -> lock(id, caller)
                        .map(lot -> lot.requireToBeCheckedBy(caller.accountId()))
                        .call(() -> Statements.update(
                                CHECK, id, found.outcome(), found.note(), clock.instant(), caller.accountId()))
                        .invoke(lot -> audit.record(
                                caller.actor(),
                                AuditEvent.of(act(found.outcome()), "application", id, lot.organization())))
                        .call(lot -> found.outcome() == CheckOutcome.CONFIRMED
                                ? Uni.createFrom().voidItem()
                                : tell(id, lot.organization(), caller)))
                .invoke(doorbell::ring)
                .chain(() -> work.onPool(caller.scope(), connection -> applications.find(connection, id, caller)));
    }

    private static void requireByLaw(Caller caller) {
        if (!BY_LAW.contains(caller.organizationKind())) {
            throw ProblemException.of(CommonProblem.NOT_PERMITTED);
        }
    }

    private static Uni<Lot> lock(UUID id, Caller caller) {
        return Statements.row(LOCK, id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ApplicationProblem.APPLICATION_UNKNOWN))
                .map(Lot::of);
    }

    private static String act(CheckOutcome outcome) {
        return outcome == CheckOutcome.CONFIRMED ? "assisted-confirmed" : "assisted-not-confirmed";
    }

    private Uni<Void> tell(UUID id, UUID branch, Caller caller) {
        return Statements.rows(LINE, branch, caller.organizationId())
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList())
                .invoke((List<UUID> line) -> notices.announce(
                        new Announcement(NoticeKind.APPLICATION_NOT_CONFIRMED, id, false, branch, line, null)))
                .replaceWithVoid();
    }
}
