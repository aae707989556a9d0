package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** A member's own activities: what is open to them, signed up for, waited for and cancelled. */
@ApplicationScoped
public class SignUpService {
    private final Memberships memberships;
    private final SignUps steps;
    private final OwnActivityProjection views;
    private final Work work;

    SignUpService(Memberships memberships, SignUps steps, OwnActivityProjection views, Work work) {
        this.memberships = memberships;
        this.steps = steps;
        this.views = views;
        this.work = work;
    }

    /** Whatever the person has signed up for, the latest sign-up first. */
    public Uni<Page<OwnActivityView>> own(UUID after, int limit, PersonSession person) {
        return work.in(person.scope(), () -> views.own(person.personKey(), after, limit))
                .map(rows -> Page.of(rows, limit, view -> view.own().id().toString()));
    }

    /** What the member may sign up for and has not, the next first; nothing without an active membership. */
    public Uni<Page<OwnActivityView>> offers(String after, int limit, PersonSession person) {
        var from = TimeCursor.of(after, TimeCursor.BEGINNING);
        return work.in(person.scope(), () -> views.offers(person.personKey(), from, limit))
                .map(rows -> Page.of(rows, limit, view -> TimeCursor.text(view.startsAt(), view.id())));
    }

    /** @throws ProblemException {@code activity-unknown}, also for what is not for this member */
    public Uni<OwnActivityView> get(UUID id, PersonSession person) {
        return work.in(person.scope(), () -> views.require(id, person.personKey())
                .chain(found -> waits(found.view())
                        ? work.widened(Scope.SYSTEM, person.scope(), () -> views.ahead(id, found.queueNo()))
                                .map(found.view()::with)
                        : Uni.createFrom().item(found.view())));
    }

    private static boolean waits(OwnActivityView view) {
        return view.own() != null && view.own().state() == ParticipationState.WAITING;
    }

    /**
     * With a place while there is one, and else at the end of the queue; again changes nothing.
     *
     * @throws ProblemException {@code not-a-member}, {@code activity-unknown}, {@code sign-up-closed},
     *     {@code sign-up-not-for-you}, {@code request-invalid}, {@code guardian-consent-required}, {@code phone-proof-refused}
     */
    public Uni<OwnActivityView> signUp(UUID id, SignUp request, PersonSession person) {
        return work.in(
                        person.scope(),
                        () -> work.widened(Scope.SYSTEM, person.scope(), () -> memberships
                                .lockedOf(person.personKey())
                                .chain(member -> steps.signUp(id, member, request, person.actor()))
                                .chain(() -> UnitOfWork.current().write())))
                .chain(() -> get(id, person));
    }

    /**
     * Before a code is sent to the guardian. Signing up asks again.
     *
     * @throws ProblemException {@code not-a-member}, {@code request-invalid} when it is the member's own name
     */
    public Uni<Void> requireAnother(PersonName guardian, PersonSession person) {
        return work.in(
                person.scope(),
                () -> work.widened(Scope.SYSTEM, person.scope(), () -> memberships
                        .lockedOf(person.personKey())
                        .invoke(member -> ActivityGuardian.requireAnother(guardian, member.name()))
                        .replaceWithVoid()));
    }

    /**
     * Whoever waits first gets the place, and is told; again changes nothing.
     *
     * @throws ProblemException {@code not-a-member}, {@code activity-unknown}, {@code participation-unknown},
     *     {@code activity-state}, {@code activity-begun}, {@code participation-attended}
     */
    public Uni<OwnActivityView> cancel(UUID id, PersonSession person) {
        return work.in(
                        person.scope(),
                        () -> work.widened(Scope.SYSTEM, person.scope(), () -> memberships
                                .lockedOf(person.personKey())
                                .chain(member -> steps.cancel(id, member.id(), person.actor()))
                                .chain(() -> UnitOfWork.current().write())))
                .chain(() -> get(id, person));
    }
}
