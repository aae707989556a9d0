package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.notification.CaseNotices;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.routing.Placement;
import org.boai.enroll.routing.RoutingService;
import org.boai.enroll.routing.Whereabouts;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * "Not ours" is an answer of its own and never a refusal: the application moves, the notice of before is closed, and the next
 * organization gets one of its own with a clock that begins anew. Nobody is admitted by being passed on.
 */
@ApplicationScoped
public class RedirectionService {
    private final Deciding deciding;
    private final RedirectionRows rows;
    private final ReturnRows returns;
    private final RoutingService routing;
    private final SealedApplications sealed;
    private final CaseNotices cases;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final ApplicationConfig config;
    private final Clock clock;

    RedirectionService(
            Deciding deciding,
            RedirectionRows rows,
            ReturnRows returns,
            RoutingService routing,
            SealedApplications sealed,
            CaseNotices cases,
            NoticeService notices,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            ApplicationConfig config,
            Clock clock) {
        this.deciding = deciding;
        this.rows = rows;
        this.returns = returns;
        this.routing = routing;
        this.sealed = sealed;
        this.cases = cases;
        this.notices = notices;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@code application-unknown}, {@code application-decided}, {@code assisted-by-yourself},
     *                          {@code notice-not-yours}, and as {@link Redirections} says
     */
    public Uni<RedirectedView> redirect(UUID id, RedirectApplication request, Caller caller) {
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), () -> deciding.require(id, ApplicationEvent.REDIRECT, caller)
                        .call(application -> cases.decide(Deciding.caseOf(application), caller))
                        .chain(application -> destination(application, request)
                                .chain(to -> move(
                                        new RedirectionRows.Move(
                                                application, application.organizationId, to, request.reason()),
                                        caller)))))
                .invoke(doorbell::ring);
    }

    private Uni<Destination> destination(Application application, RedirectApplication request) {
        return rows.standing(application)
                .chain(standing -> request.organizationId() == null
                        ? routed(application).chain(routed -> rows.acceptorAbove(application.organizationId)
                                .map(county -> standing.onward(routed, county, clock.instant())))
                        : rows.target(request.organizationId()).map(named -> standing.to(named, clock.instant())));
    }

    /** By the residence alone; null when that leads nowhere, which is no reason to refuse anybody. */
    private Uni<Destination> routed(Application application) {
        return rows.codeOf(application.residenceRegionId)
                .chain(code -> code == null
                        ? Uni.createFrom().nullItem()
                        : routing.place(new Whereabouts(code, null))
                                .chain(this::destination)
                                .onFailure(ProblemException.class)
                                .recoverWithNull());
    }

    private Uni<Destination> destination(Placement placement) {
        return rows.target(placement.organization().id())
                .map(target -> new Destination(target, placement.groupId(), false));
    }

    /** Beyond the caller's subtree, in this step only: row-level security holds for everything else. */
    private Uni<RedirectedView> move(RedirectionRows.Move move, Caller caller) {
        Instant now = clock.instant();
        var application = move.application();
        return rows.target(move.from())
                .call(from -> work.widened(Scope.SYSTEM, caller.scope(), () -> {
                    application.moveTo(
                            move.to(), kindAt(move), sealed.placement(application, Redirected.from(from, move.to())));
                    return rows.add(move, caller, now).chain(() -> returns.end(application.id, now));
                }))
                .chain(from -> rows.announcement(application))
                .chain(announcement -> cases.open(announcement, caller.scope()))
                .invoke(() -> audit.record(caller.actor(), Deciding.event("application-redirected", application)))
                .invoke(() -> deciding.tell(PersonMessageKind.APPLICATION_REDIRECTED, application))
                .replaceWith(() -> view(move, now));
    }

    /** Whoever counted as a pupil there may be none here. */
    private MemberKind kindAt(RedirectionRows.Move move) {
        int age = sealed.open(move.application()).ageOn(LocalDate.now(clock));
        return Applicant.kind(age, config.kind(), move.to().organization().kind() == OrganizationKind.SCHOOL);
    }

    private static RedirectedView view(RedirectionRows.Move move, Instant now) {
        var target = move.to().organization();
        return new RedirectedView(
                move.application().id,
                target.id(),
                target.name(),
                move.to().assigned(),
                now.atZone(SystemClock.ZONE).toOffsetDateTime());
    }
}
