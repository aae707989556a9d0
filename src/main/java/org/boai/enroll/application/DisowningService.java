package org.boai.enroll.application;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Closing;
import org.boai.enroll.member.Particulars;
import org.boai.enroll.member.Register;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * 非本人申请: whoever holds a phone ends what somebody else sent with its number. What is asked for again is answered the
 * same, and what is not this phone's is as if it did not exist. No answer shows a person or what was decided.
 */
@ApplicationScoped
public class DisowningService {
    private static final Duration LOOKS_BACK = Duration.ofDays(90);

    private final ProofService proofs;
    private final DisowningProjection applications;
    private final Register register;
    private final List<Particulars> particulars;
    private final Closing closing;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final StepRecords steps;
    private final Clock clock;

    DisowningService(
            ProofService proofs,
            DisowningProjection applications,
            Register register,
            @All List<Particulars> particulars,
            Closing closing,
            NoticeService notices,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            StepRecords steps,
            Clock clock) {
        this.proofs = proofs;
        this.applications = applications;
        this.register = register;
        this.particulars = particulars;
        this.closing = closing;
        this.notices = notices;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.steps = steps;
        this.clock = clock;
    }

    /** @throws ProblemException {@code phone-proof-refused} */
    public Uni<SentApplications> find(FindSent request) {
        byte[] phone = phoneIndex(request);
        return work.in(Scope.phone(phone), () -> proved(request, phone)
                .chain(() -> applications.sent(phone, clock.instant().minus(LOOKS_BACK))));
    }

    /**
     * Each in a unit of work of its own, with all that must be told of it.
     *
     * @return what was sent with the number, as it is now
     * @throws ProblemException {@code phone-proof-refused}
     */
    public Uni<SentApplications> disown(DisownApplications request) {
        byte[] phone = phoneIndex(request.whoAsks());
        return Multi.createFrom()
                .iterable(new LinkedHashSet<>(request.applications()))
                .onItem()
                .transformToUniAndConcatenate(id -> work.in(Scope.phone(phone), () -> proved(request.whoAsks(), phone)
                                .chain(() -> end(id, phone)))
                        .replaceWith(id))
                .collect()
                .asList()
                .invoke(doorbell::ring)
                .chain(() -> find(request.whoAsks()));
    }

    private byte[] phoneIndex(FindSent request) {
        return proofs.phoneIndex(MobileNumber.parse(request.phone()));
    }

    private Uni<Void> proved(FindSent request, byte[] phone) {
        return proofs.holds(request.phoneProof(), phone, ProofPurpose.DISOWNING)
                .invoke(good -> {
                    if (!good) {
                        throw ProblemException.of(ProofProblem.PHONE_PROOF_REFUSED);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> end(UUID id, byte[] phone) {
        Instant now = clock.instant();
        return applications
                .find(id, phone, now.minus(LOOKS_BACK))
                .chain(application -> application == null ? Uni.createFrom().voidItem() : end(application, phone, now));
    }

    private Uni<Void> end(Application application, byte[] phone, Instant now) {
        boolean takesBack = application.disown(now);
        audit.record(Actor.CITIZEN, event("application-disowned", application));
        return (takesBack
                        ? register.disown(application.memberId)
                        : Uni.createFrom().item(false))
                .call(removed -> removed
                        ? closeMembership(application, phone, now)
                        : Uni.createFrom().voidItem())
                .chain(() -> forgetDocument(application, phone))
                .chain(() -> closeCase(application, phone, now))
                .chain(() -> notices.nothingDueAbout(List.of(application.id), Scope.phone(phone)))
                .chain(() -> applications.overseerOf(application.organizationId))
                .invoke(overseer -> notices.announce(announcement(application, overseer)))
                .replaceWithVoid();
    }

    /** Nothing is asked and nothing appealed against any more. */
    private Uni<Void> closeCase(Application application, byte[] phone, Instant now) {
        var subject = new DataSubject(null, List.of(application.id), List.of(), List.of());
        return work.widened(Scope.SYSTEM, Scope.phone(phone), () -> steps.close(subject, now))
                .replaceWithVoid();
    }

    /** What the membership had open, a transfer, has nobody to be about any more; whoever waited for it is told. */
    private Uni<Void> closeMembership(Application application, byte[] phone, Instant now) {
        audit.record(Actor.SYSTEM, removed(application));
        var subject = new DataSubject(null, List.of(), List.of(application.memberId), List.of());
        return work.widened(Scope.SYSTEM, Scope.phone(phone), () -> closing.close(subject, now)
                .chain(() -> UnitOfWork.current().write()));
    }

    /** Of whoever was enrolled against their will, no more is kept than what explains it. */
    private Uni<Void> forgetDocument(Application application, byte[] phone) {
        if (application.status == ApplicationStatus.ADMITTED && application.decidedBy != null) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> members = application.memberId == null ? List.of() : List.of(application.memberId);
        var subject = new DataSubject(null, List.of(application.id), members, List.of());
        return work.widened(
                Scope.SYSTEM, Scope.phone(phone), () -> InTurn.each(particulars, one -> one.forgetDocument(subject)));
    }

    private static Announcement announcement(Application application, UUID overseer) {
        return new Announcement(
                NoticeKind.APPLICATION_DISOWNED,
                application.id,
                application.priority,
                application.organizationId,
                List.of(overseer),
                null);
    }

    private static AuditEvent event(String action, Application application) {
        return AuditEvent.of(action, "application", application.id, application.organizationId);
    }

    private static AuditEvent removed(Application application) {
        return AuditEvent.of("member-removed", "member", application.memberId, application.organizationId);
    }
}
