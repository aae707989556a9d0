package org.boai.enroll.filing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.filing.Batches.Batch;
import org.boai.enroll.filing.FiledMany.Outcome;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Filing, returning and answering. Changes no membership: filing confirms, and a wrong admission is only marked. */
@ApplicationScoped
public class FilingDecisions {
    private static final Set<String> BY_LAW = Set.of("COUNTY", "CITY", "PROVINCE");

    private final Batches batches;
    private final Exchange exchange;
    private final FilingProjection filings;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final Clock clock;

    FilingDecisions(
            Batches batches,
            Exchange exchange,
            FilingProjection filings,
            NoticeService notices,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            Clock clock) {
        this.batches = batches;
        this.exchange = exchange;
        this.filings = filings;
        this.notices = notices;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@code filing-unknown}, {@code not-permitted} for whoever is no society by law above the
     *     branch, {@code filing-filed}, {@code filing-returned}
     */
    public Uni<FilingView> file(UUID id, FileBatch request, Caller caller) {
        return work.in(caller.scope(), () -> batches.requireLocked(id, caller)
                .invoke(batch -> requireMayDecide(batch, caller))
                .invoke(batch -> batch.state().after(FilingAct.FILE))
                .call(batch -> batches.clear(id, request.clearedOrNone()))
                .call(batch -> filed(List.of(batch), caller))
                .chain(() -> filings.require(id, caller)));
    }

    /**
     * The branch is told.
     *
     * @throws ProblemException {@code request-invalid}, and as {@link #file}
     */
    public Uni<FilingView> giveBack(UUID id, ReturnFiling request, Caller caller) {
        request.requireGood();
        return work.in(caller.scope(), () -> batches.requireLocked(id, caller)
                        .invoke(batch -> requireMayDecide(batch, caller))
                        .invoke(batch -> batch.state().after(FilingAct.RETURN))
                        .call(batch -> exchange.ask(id, request.rowsOrNone()))
                        .call(batch -> batches.giveBack(id, request.saidReason(), clock.instant(), caller)
                                .invoke(event -> notices.announce(
                                        about(NoticeKind.FILING_RETURNED, event, batch.organization()))))
                        .invoke(batch -> record(FilingAct.RETURN, batch, caller))
                        .chain(() -> filings.require(id, caller)))
                .invoke(doorbell::ring);
    }

    /**
     * Explains what was returned and sends it again; the county is told.
     *
     * @throws ProblemException {@code request-invalid}, {@code filing-unknown}, {@code filing-not-returned},
     *     {@code filing-filed}, {@code filing-answers-missing}
     */
    public Uni<FilingView> answer(UUID id, AnswerFiling request, Caller caller) {
        request.requireGood();
        return work.in(caller.scope(), () -> batches.requireLocked(id, caller)
                        .invoke(batch -> batch.state().after(FilingAct.ANSWER))
                        .call(batch -> exchange.answer(batch, request))
                        .invoke(batch -> record(FilingAct.ANSWER, batch, caller))
                        .call(batch -> tellTheCounty(batch, caller))
                        .chain(() -> filings.require(id, caller)))
                .invoke(doorbell::ring);
    }

    private Uni<Void> tellTheCounty(Batch batch, Caller caller) {
        return exchange.lastReturn(batch.id())
                .chain(returned -> notices.nothingDueAbout(List.of(returned), caller.scope()))
                .chain(() -> batches.note(List.of(batch.id()), FilingAct.ANSWER, clock.instant(), caller))
                .chain(events -> Statements.row("SELECT filed_with($1)", batch.organization())
                        .chain(county -> notices.announceBeyond(
                                about(NoticeKind.FILING_DUE, events.get(0), (UUID) county[0]), caller.scope())));
    }

    /**
     * Each that can be filed is, all in one unit of work; of the others it is said why not.
     *
     * @throws ProblemException {@code request-invalid}, {@code not-permitted} below a county
     */
    public Uni<FiledMany> fileMany(FileMany request, Caller caller) {
        request.requireOneOfTwo();
        if (!BY_LAW.contains(caller.organizationKind())) {
            throw ProblemException.of(CommonProblem.NOT_PERMITTED);
        }
        return work.in(caller.scope(), () -> batches.meant(request, caller).chain(found -> {
            List<Batch> taken = found.subList(0, Math.min(found.size(), FileMany.MOST));
            List<Batch> fileable = taken.stream()
                    .filter(batch -> problem(batch, caller) == null)
                    .toList();
            var answer = answer(request, found, taken, caller);
            return request.onlyTried() || fileable.isEmpty()
                    ? Uni.createFrom().item(answer)
                    : filed(fileable, caller).replaceWith(answer);
        }));
    }

    private FiledMany answer(FileMany request, List<Batch> found, List<Batch> taken, Caller caller) {
        List<Outcome> outcomes = new ArrayList<>(taken.stream()
                .map(batch -> outcome(batch, problem(batch, caller)))
                .toList());
        Set<UUID> known = taken.stream().map(Batch::id).collect(Collectors.toSet());
        Stream.of(request.idsOrNull() == null ? new UUID[0] : request.idsOrNull())
                .filter(id -> !known.contains(id))
                .map(id -> new Outcome(id, null, null, false, FilingProblem.FILING_UNKNOWN.slug()))
                .forEach(outcomes::add);
        int filed = (int) outcomes.stream().filter(Outcome::filed).count();
        return new FiledMany(request.onlyTried(), filed, found.size() > taken.size(), outcomes);
    }

    private static Outcome outcome(Batch batch, ProblemType problem) {
        return new Outcome(
                batch.id(),
                batch.organizationName(),
                batch.members(),
                problem == null,
                problem == null ? null : problem.slug());
    }

    /** @return null for a batch that this caller can file */
    private static ProblemType problem(Batch batch, Caller caller) {
        try {
            requireMayDecide(batch, caller);
            batch.state().after(FilingAct.FILE);
            return null;
        } catch (ProblemException refused) {
            return refused.type();
        }
    }

    private Uni<Void> filed(List<Batch> them, Caller caller) {
        audit.recordAll(
                caller.actor(),
                them.stream()
                        .map(batch -> AuditEvent.of(FilingAct.FILE.done(), "filing", batch.id(), batch.organization()))
                        .toList());
        return batches.file(them.stream().map(Batch::id).toList(), clock.instant(), caller)
                .chain(() -> batches.done(them.stream().map(Batch::round).toList()))
                .chain(done -> notices.nothingDueAbout(done, caller.scope()));
    }

    /** Nobody files their own; only the province has nobody above. */
    private static void requireMayDecide(Batch batch, Caller caller) {
        boolean own = batch.organization().equals(caller.organizationId()) && !caller.root();
        if (own || !BY_LAW.contains(caller.organizationKind())) {
            throw ProblemException.of(CommonProblem.NOT_PERMITTED);
        }
    }

    private static Announcement about(NoticeKind kind, UUID subject, UUID organization) {
        return new Announcement(kind, subject, false, organization, List.of(), null);
    }

    private void record(FilingAct act, Batch batch, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(act.done(), "filing", batch.id(), batch.organization()));
    }
}
