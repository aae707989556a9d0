package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberImportProjection.Head;
import org.boai.enroll.member.MemberImportState.Step;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/**
 * Takes over people who are members on paper: parts come in, each row is checked, and then all are entered, or none. What
 * takes time goes on by itself, and after a crash.
 */
@ApplicationScoped
public class MemberImportService {
    private static final Set<String> SOCIETIES_BY_LAW = Set.of("PROVINCE", "CITY", "COUNTY");
    private static final String PART_OF_A_CURSOR = "-";

    private final MemberImportProjection imports;
    private final MemberImportJournal journal;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    MemberImportService(
            MemberImportProjection imports, MemberImportJournal journal, AuditLog audit, Work work, Clock clock) {
        this.imports = imports;
        this.journal = journal;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** @throws ProblemException {@code not-permitted} below the county, {@code organization-unknown} */
    public Uni<MemberImportView> create(CreateMemberImport request, Caller caller) {
        String basis = request.saidBasis();
        UUID whose = request.organization() == null ? caller.organizationId() : request.organization();
        var head = new Head(Ids.next(), whose, MemberImportState.OPEN, false, caller.accountId());
        return in(caller, () -> imports.requireWithin(whose, caller)
                .chain(() -> imports.create(head, basis, null, clock.instant()))
                .chain(() -> recorded("member-import-opened", head, caller)));
    }

    /**
     * Gives a part, or gives it again in place of what it held.
     *
     * @throws ProblemException {@code not-permitted}, {@code import-unknown}, {@code import-state}, {@code request-invalid}
     */
    public Uni<MemberImportView> give(UUID id, int part, MemberImportPart request, Caller caller) {
        var lines = request.lines();
        return in(caller, () -> moved(id, Step.PART_GIVEN, false, caller)
                .call(head -> journal.replace(head.id(), part, lines))
                .chain(head -> recorded("member-import-part-given", head, caller)));
    }

    /** Looks at every row again. @throws ProblemException as {@link #give} */
    public Uni<MemberImportView> check(UUID id, Caller caller) {
        return in(caller, () -> moved(id, Step.CHECK_ASKED, false, caller)
                .call(head -> journal.startAgain(head.id()))
                .chain(head -> recorded("member-import-checked", head, caller)));
    }

    /**
     * Begins to enter everybody.
     *
     * @throws ProblemException as {@link #give}; {@code import-has-bad-rows} unless these are to be skipped
     */
    public Uni<MemberImportView> run(UUID id, RunMemberImport request, Caller caller) {
        return in(caller, () -> moved(id, Step.RUN_ASKED, request.skipBad(), caller)
                .call(head -> head.state() == MemberImportState.CHECKED && !request.skipBad()
                        ? requireNoneBad(head)
                        : Uni.createFrom().voidItem())
                .chain(head -> recorded("member-import-run", head, caller)));
    }

    private Uni<Void> requireNoneBad(Head head) {
        return journal.left(head.id(), "BAD")
                .invoke(bad -> {
                    if (bad) {
                        throw ProblemException.of(RegisterProblem.IMPORT_HAS_BAD_ROWS);
                    }
                })
                .replaceWithVoid();
    }

    /** Before it has ended: nobody is a member by it any more. @throws ProblemException as {@link #give} */
    public Uni<MemberImportView> undo(UUID id, Caller caller) {
        return in(caller, () -> moved(id, Step.UNDO_ASKED, false, caller)
                .chain(head -> recorded("member-import-undo-asked", head, caller)));
    }

    /** @throws ProblemException {@code not-permitted}, {@code import-unknown} */
    public Uni<MemberImportView> get(UUID id, Caller caller) {
        return in(caller, () -> imports.require(id, caller.organizationId()));
    }

    /** Newest first. @throws ProblemException {@code not-permitted} */
    public Uni<Page<MemberImportView>> list(UUID after, int limit, Caller caller) {
        return in(caller, () -> imports.list(after, limit + 1, caller))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /** Bad rows in their order. @param after {@code part-row} of the last one seen, or null */
    public Uni<Page<MemberImportFindingView>> findings(UUID id, String after, Language language, Caller caller) {
        String[] from = after == null ? new String[] {"0", "0"} : after.split(PART_OF_A_CURSOR);
        return in(caller, () -> imports.require(id, caller.organizationId())
                        .chain(() -> imports.findings(
                                id, Integer.parseInt(from[0]), Integer.parseInt(from[1]), Page.LIMIT + 1)))
                .map(rows -> rows.stream()
                        .map(row -> MemberImportFindingView.of(row, language))
                        .toList())
                .map(rows -> Page.of(rows, Page.LIMIT, row -> row.part() + PART_OF_A_CURSOR + row.row()));
    }

    private <T> Uni<T> in(Caller caller, Supplier<Uni<T>> task) {
        if (!SOCIETIES_BY_LAW.contains(caller.organizationKind())) {
            throw ProblemException.of(CommonProblem.NOT_PERMITTED);
        }
        return work.in(caller.scope(), task);
    }

    /** @return as it was before */
    private Uni<Head> moved(UUID id, Step step, boolean skipBad, Caller caller) {
        return imports.requireLocked(id, caller.organizationId()).call(head -> {
            var next = head.state().after(step);
            boolean skips = head.state() == MemberImportState.CHECKED ? skipBad : head.skipBad();
            return imports.move(head, next, skips, clock.instant());
        });
    }

    private Uni<MemberImportView> recorded(String act, Head head, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(act, "member-import", head.id(), head.organization()));
        return imports.require(head.id(), caller.organizationId());
    }
}
