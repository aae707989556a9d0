package org.boai.enroll.rights;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.calendar.WorkingClock;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.member.Register;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.platform.FreeTextCheck.Verdict;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.rights.SubjectProjection.Found;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Persons ask, and the branch that answers for their data is told until it does. A new phone that its holder has proved
 * needs nobody's decision within ten minutes of proving the old one; everything else is decided by a person, within fifteen working days
 * (App违法违规收集使用个人信息行为认定方法 六).
 */
@ApplicationScoped
public class RightsService {
    private static final int HALF_DAYS_TO_ANSWER = 30;

    private final SubjectProjection subjects;
    private final RightsRequestProjection requests;
    private final SealedRequests sealed;
    private final Corrections corrections;
    private final Register register;
    private final ReasonCheck reasons;
    private final ProofService proofs;
    private final NoticeService notices;
    private final Doorbell doorbell;
    private final WorkingClock calendar;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    RightsService(
            SubjectProjection subjects,
            RightsRequestProjection requests,
            SealedRequests sealed,
            Corrections corrections,
            Register register,
            ReasonCheck reasons,
            ProofService proofs,
            NoticeService notices,
            Doorbell doorbell,
            WorkingClock calendar,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.subjects = subjects;
        this.requests = requests;
        this.sealed = sealed;
        this.corrections = corrections;
        this.register = register;
        this.reasons = reasons;
        this.proofs = proofs;
        this.notices = notices;
        this.doorbell = doorbell;
        this.calendar = calendar;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** The person's own requests, newest first. */
    public Uni<List<RightsRequestView>> own(PersonSession person) {
        return work.in(person.scope(), () -> requests.of(person.personKey())
                .map(rows -> rows.stream().map(sealed::view).toList()));
    }

    /** @throws ProblemException {@code rights-request-unknown} */
    public Uni<AnsweredStatus> status(FindRequest request) {
        return work.in(Scope.SYSTEM, () -> requests.ofReceipt(request.receipt()).map(AnsweredStatus::of));
    }

    /**
     * @throws ProblemException {@code nothing-to-correct}, {@code request-invalid}, {@code phone-proof-refused},
     *     {@code rights-request-open}, {@code member-already}
     */
    public Uni<RightsRequestView> ask(AskForRight ask, PersonSession person) {
        return reasons.check(ask)
                .chain(verdict -> work.in(person.scope(), () -> subjects.require(person.personKey())
                        .call(() -> requireNoneOpen(ask.kind(), person))
                        .call(() -> proved(ask))
                        .chain(found -> accept(ask, row(ask, found, verdict), found, person))))
                .onFailure(RightsService::isAskedAlready)
                .transform(failure -> ProblemException.of(RightsProblem.RIGHTS_REQUEST_OPEN))
                .invoke(doorbell::ring);
    }

    private Uni<Void> requireNoneOpen(RightsKind kind, PersonSession person) {
        return requests.of(person.personKey())
                .invoke(rows -> {
                    if (rows.stream().anyMatch(row -> row.kind == kind && row.state == RightsState.OPEN)) {
                        throw ProblemException.of(RightsProblem.RIGHTS_REQUEST_OPEN);
                    }
                })
                .replaceWithVoid();
    }

    /** Nobody takes another person's number. */
    private Uni<Void> proved(AskForRight ask) {
        if (ask.kind() != RightsKind.CORRECTION) {
            return Uni.createFrom().voidItem();
        }
        if (ask.correction() == null) {
            throw ProblemException.of(RightsProblem.NOTHING_TO_CORRECT);
        }
        ask.correction().checked(LocalDate.now(clock));
        return ask.correction().phone() == null
                ? Uni.createFrom().voidItem()
                : proofs.use(
                        ask.phoneProof() == null ? "" : ask.phoneProof(),
                        MobileNumber.parse(ask.correction().phone()),
                        ProofPurpose.NEW_PHONE);
    }

    private Uni<RightsRequestView> accept(AskForRight ask, RightsRequest row, Found found, PersonSession person) {
        audit.record(person.actor(), event("rights-asked", row, ask));
        return needsNobody(ask, person).chain(atOnce -> accept(ask, row, found, new Way(person, atOnce)));
    }

    /** Whose request it is, and whether it is done at once. */
    private record Way(PersonSession person, boolean atOnce) {}

    /** A new phone that its holder has proved, just after the old one, and that is not half a village's. */
    private Uni<Boolean> needsNobody(AskForRight ask, PersonSession person) {
        if (!person.fresh()
                || ask.kind() != RightsKind.CORRECTION
                || !ask.correction().isOnlyThePhone()) {
            return Uni.createFrom().item(false);
        }
        return register.hasManyOf(MobileNumber.parse(ask.correction().phone())).map(many -> !many);
    }

    private Uni<RightsRequestView> accept(AskForRight ask, RightsRequest row, Found found, Way way) {
        if (way.atOnce()) {
            row.answer(RightsState.GRANTED, null, null, clock.instant());
        } else {
            notices.announce(
                    new Announcement(NoticeKind.RIGHTS_REQUEST, row.id, false, row.organizationId, List.of(), null));
        }
        return Panache.getSession()
                .chain(session -> session.persist(row).chain(session::flush))
                .chain(() -> way.atOnce()
                        ? correct(ask, found, way.person())
                        : Uni.createFrom().voidItem())
                .replaceWith(() -> sealed.view(row));
    }

    private Uni<Void> correct(AskForRight ask, Found found, PersonSession person) {
        var correction = ask.correction().correction(LocalDate.now(clock));
        return work.widened(
                Scope.SYSTEM, person.scope(), () -> corrections.apply(found.subject(), correction, person.id()));
    }

    /** Two at once: the constraint has let one in. */
    private static boolean isAskedAlready(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("rights_requests_one_open")) {
                return true;
            }
        }
        return false;
    }

    private RightsRequest row(AskForRight ask, Found found, Verdict verdict) {
        Instant now = clock.instant();
        var row = new RightsRequest();
        row.id = Ids.next();
        row.receipt = RandomToken.next();
        row.kind = ask.kind();
        row.personKey = found.subject().key();
        row.organizationId = found.organization();
        row.textCheck = verdict.name();
        row.state = RightsState.OPEN;
        row.askedAt = now;
        row.dueAt = calendar.after(now, HALF_DAYS_TO_ANSWER);
        sealed.seal(row, ask.correction(), ask.reason());
        return row;
    }

    private static AuditEvent event(String action, RightsRequest row, AskForRight ask) {
        var fields =
                ask.correction() == null ? List.<String>of() : ask.correction().fields();
        return new AuditEvent(action, "rights-request", row.id.toString(), row.organizationId, fields);
    }
}
