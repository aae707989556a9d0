package org.boai.enroll.member;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Work;

/**
 * Lists that leave the house, of the subtree, for a reason. Above 500 members, and for full fields of a minor at any size, a
 * second person with the same right decides. What was granted is fetched with a link that only the account that asked can
 * use, for 24 hours, each time with an entry in the record of acts.
 */
@ApplicationScoped
public class MemberExportService {
    static final String FILES = "/api/v1/member-exports/files/";

    private static final Duration HOUR = Duration.ofHours(1);

    private final MemberExportProjection exports;
    private final MemberExportPages pages;
    private final AuditLog audit;
    private final Limits limits;
    private final Work work;
    private final MemberExportConfig config;
    private final Clock clock;

    MemberExportService(
            MemberExportProjection exports,
            MemberExportPages pages,
            AuditLog audit,
            Limits limits,
            Work work,
            MemberExportConfig config,
            Clock clock) {
        this.exports = exports;
        this.pages = pages;
        this.audit = audit;
        this.limits = limits;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /** What {@link #fetch} gives: how it is named, and its pieces. */
    public record File(UUID id, Multi<byte[]> pieces) {}

    /** @throws ProblemException {@code organization-unknown}, {@code request-invalid}, {@code too-many-tries} */
    public Uni<MemberExportView> ask(AskMemberExport request, Caller caller) {
        var asked = asked(request, caller);
        String token = RandomToken.next();
        return limits.take("member-export:" + caller.accountId(), config.mostAnHour(), HOUR)
                .chain(() -> work.in(caller.scope(), () -> counted(asked, caller)))
                .chain(export -> needsApproval(export, caller).map(needed -> decidedFirst(export, needed)))
                .chain(export ->
                        work.in(caller.scope(), () -> exports.keep(export, RandomToken.hash(token), clock.instant())
                                .invoke(() -> record("member-export-asked", export, caller))
                                .chain(() -> exports.require(export.id(), caller))))
                .map(view -> view.at(FILES + token));
    }

    private static MemberExport asked(AskMemberExport request, Caller caller) {
        var filters = request.filtersOrNone();
        UUID whose = filters.organization() == null ? caller.organizationId() : filters.organization();
        return new MemberExport(
                Ids.next(),
                whose,
                filters,
                request.columns(),
                request.saidReason(),
                MemberExportState.READY,
                false,
                0,
                caller.accountId(),
                null);
    }

    private Uni<MemberExport> counted(MemberExport asked, Caller caller) {
        return exports.count(asked.organization(), asked.filters().filter(), caller)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(count -> with(asked, MemberExportState.READY, false, count));
    }

    private Uni<Boolean> needsApproval(MemberExport export, Caller caller) {
        if (export.counted() > MemberExport.ALONE) {
            return Uni.createFrom().item(true);
        }
        return export.full() ? pages.anyMinor(export, caller) : Uni.createFrom().item(false);
    }

    private static MemberExport decidedFirst(MemberExport export, boolean approval) {
        return with(export, approval ? MemberExportState.WAITING : MemberExportState.READY, approval, export.counted());
    }

    private static MemberExport with(MemberExport export, MemberExportState state, boolean approval, int counted) {
        return new MemberExport(
                export.id(),
                export.organization(),
                export.filters(),
                export.fields(),
                export.reason(),
                state,
                approval,
                counted,
                export.askedBy(),
                null);
    }

    /** Within the subtree, newest first. */
    public Uni<Page<MemberExportView>> list(UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> exports.list(after, limit + 1, caller))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /** @throws ProblemException {@code export-unknown}, {@code export-own}, {@code export-decided} */
    public Uni<MemberExportView> approve(UUID id, Caller caller) {
        return decide(id, true, caller);
    }

    /** @throws ProblemException as {@link #approve} */
    public Uni<MemberExportView> refuse(UUID id, Caller caller) {
        return decide(id, false, caller);
    }

    private Uni<MemberExportView> decide(UUID id, boolean approved, Caller caller) {
        String act = approved ? "member-export-approved" : "member-export-refused";
        return work.in(caller.scope(), () -> exports.requireLocked(id, caller)
                .call(export -> exports.decide(
                        export, export.decided(approved, caller.accountId()), caller.accountId(), clock.instant()))
                .invoke(export -> record(act, export, caller))
                .chain(() -> exports.require(id, caller)));
    }

    /**
     * By the account that asked alone; whoever lost the role or the organization since then gets nothing.
     *
     * @throws ProblemException {@code export-unknown}, {@code export-waiting}, {@code export-refused}, {@code export-over}
     */
    public Uni<File> fetch(String token, Caller caller) {
        Instant now = clock.instant();
        return work.in(caller.scope(), () -> exports.requireOwn(RandomToken.hash(token), caller)
                        .invoke(export -> export.requireOpen(now))
                        .call(export -> exports.fetched(export, now))
                        .invoke(export -> record("member-export-fetched", export, caller)))
                .map(export -> new File(export.id(), pages.of(export, caller)));
    }

    private void record(String act, MemberExport export, Caller caller) {
        audit.record(
                caller.actor(),
                new AuditEvent(
                        act, "member-export", export.id().toString(), export.organization(), export.fieldNames()));
    }
}
