package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.activity.Participations.Joining;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.Membership;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;

/**
 * The steps of signing up and cancelling, in the session at hand, under the system's scope and the member's lock. The activity is
 * locked last, for as short as can be: a hundred who come at once stand in one line behind it.
 */
@ApplicationScoped
class SignUps {
    /** 民法典 17: whoever is younger is a minor. */
    static final int FULL_AGE = 18;

    private final Activities activities;
    private final Participations participations;
    private final ProofService proofs;
    private final AuditLog audit;
    private final Clock clock;

    SignUps(Activities activities, Participations participations, ProofService proofs, AuditLog audit, Clock clock) {
        this.activities = activities;
        this.participations = participations;
        this.proofs = proofs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whoever has signed up already stays as they are, and no proof is used up. */
    Uni<Void> signUp(UUID activity, Membership member, SignUp request, Actor actor) {
        return participations
                .find(activity, member.id())
                .chain(before -> before != null && before.state().active()
                        ? Uni.createFrom().voidItem()
                        : requireOpen(activity, member)
                                .chain(() -> guardian(member, request))
                                .chain(guardian -> join(
                                        activity, member, new Joining(member.id(), member.name(), before, guardian)))
                                .invoke(joined -> record("activity-signed-up", joined, actor))
                                .replaceWithVoid());
    }

    private Uni<Void> requireOpen(UUID id, Membership member) {
        return activities
                .find(id)
                .onItem()
                .ifNull()
                .failWith(Activities::unknown)
                .invoke(activity -> activity.requireOpenTo(member, clock.instant()))
                .replaceWithVoid();
    }

    /** @return who has consented, or null for somebody of full age */
    private Uni<String> guardian(Membership member, SignUp request) {
        if (member.ageOn(LocalDate.now(clock.withZone(SystemClock.ZONE))) >= FULL_AGE) {
            return Uni.createFrom().nullItem();
        }
        var guardian = request.guardian();
        if (guardian == null) {
            throw ProblemException.of(ActivityProblem.GUARDIAN_CONSENT_REQUIRED);
        }
        ActivityGuardian.requireAnother(guardian.name(), member.name());
        return proofs.use(guardian.phoneProof(), guardian.number(), ProofPurpose.GUARDIAN)
                .replaceWith(guardian::asText);
    }

    /** What was looked at before the lock may have changed. */
    private Uni<Activity> join(UUID id, Membership member, Joining who) {
        Instant now = clock.instant();
        return activities
                .locked(id)
                .invoke(activity -> activity.requireOpenTo(member, now))
                .call(activity -> participations.join(activity, who, now));
    }

    /** @return whether it stood; whoever has cancelled already stays as they are */
    Uni<Boolean> cancel(UUID id, UUID member, Actor actor) {
        Instant now = clock.instant();
        return activities.locked(id).chain(activity -> participations
                .find(id, member)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ActivityProblem.PARTICIPATION_UNKNOWN))
                .chain(participation -> participation.state().active()
                        ? cancel(activity, participation, now)
                                .invoke(() -> record("activity-sign-up-cancelled", activity, actor))
                                .replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    private Uni<Void> cancel(Activity activity, Participation participation, Instant now) {
        activity.requireCancellable(now);
        if (participation.attended()) {
            throw ProblemException.of(ActivityProblem.PARTICIPATION_ATTENDED);
        }
        return participations.cancel(activity, participation, now);
    }

    private void record(String what, Activity activity, Actor actor) {
        audit.record(actor, AuditEvent.of(what, "activity", activity.id(), activity.organizationId()));
    }
}
