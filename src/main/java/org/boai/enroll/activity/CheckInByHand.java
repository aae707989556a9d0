package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.activity.AttendanceRows.PutIn;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.duty.DutyKind;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberStatus;
import org.boai.enroll.member.Membership;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Puts a member in, in the session at hand: under the locks of the member and the activity, and the system's scope. */
@ApplicationScoped
class CheckInByHand {
    private static final int OF_AGE = 18;

    private final CheckInActivities activities;
    private final AttendanceRows rows;
    private final FieldCipher cipher;
    private final Duties duties;
    private final CheckInConfig config;
    private final Clock clock;

    CheckInByHand(
            CheckInActivities activities,
            AttendanceRows rows,
            FieldCipher cipher,
            Duties duties,
            CheckInConfig config,
            Clock clock) {
        this.activities = activities;
        this.rows = rows;
        this.cipher = cipher;
        this.duties = duties;
        this.config = config;
        this.clock = clock;
    }

    /** @return the participation */
    Uni<UUID> checkIn(Membership member, CheckInActivity activity, CheckInMember request, Caller caller) {
        Instant moment = moment(request.at(), activity.requireOpen());
        return rows.lockedOf(member.id(), activity.id())
                .chain(known -> known != null && known.place()
                        ? Uni.createFrom().item(known)
                        : placed(known, member, activity, request))
                .invoke(one -> requireAbsent(one, moment))
                .call(one -> rows.write(List.of(one.coming(moment, CheckInWay.BY_HAND))))
                .call(one -> one.checkedIn() ? Uni.createFrom().voidItem() : rows.notedBy(one.id(), caller.accountId()))
                .call(() -> duties.settle(member.id(), DutyKind.FIRST_ACTIVITY, caller.accountId()))
                .map(Attendance::id);
    }

    /** Who was seen leaving before may come back. */
    private static void requireAbsent(Attendance one, Instant moment) {
        boolean back = one.went() != null && moment.isAfter(one.went());
        if (one.checkedIn() && !back) {
            throw ProblemException.of(CheckInProblem.CHECKED_IN_ALREADY);
        }
    }

    /** @throws ProblemException {@code outside-activity-time} */
    Instant moment(OffsetDateTime at, CheckInActivity activity) {
        Instant now = clock.instant();
        Instant moment = at == null ? now : at.toInstant();
        if (!activity.isOnAt(moment, now, config)) {
            throw ProblemException.of(CheckInProblem.OUTSIDE_ACTIVITY_TIME);
        }
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Past whoever waits: they are not here. */
    private Uni<Attendance> placed(
            Attendance known, Membership member, CheckInActivity activity, CheckInMember request) {
        UUID id = known == null ? Ids.next() : known.id();
        String consent = request.guardianConsentKeptAt();
        requireFit(member, activity, request);
        return requireConsent(known, member, activity, consent)
                .chain(() -> activities.takePlace(activity.id()))
                .chain(queueNo -> known == null
                        ? rows.putIn(
                                new PutIn(id, member.id(), sealed(id, member), consent),
                                activity,
                                queueNo,
                                clock.instant())
                        : rows.givePlace(id, queueNo, consent))
                .replaceWith(Attendance.expected(id, member.id(), known == null ? null : known.lastOut()));
    }

    private void requireFit(Membership member, CheckInActivity activity, CheckInMember request) {
        boolean then = !day(activity.ends()).isBefore(member.joinedOn());
        if (member.status() != MemberStatus.ACTIVE || !then || !activity.isFor(member)) {
            throw ProblemException.of(CheckInProblem.NOT_IN_AUDIENCE);
        }
        if (activity.full() && !request.evenBeyondCapacity()) {
            throw ProblemException.of(CheckInProblem.NO_PLACE_LEFT);
        }
    }

    /** On paper, unless the guardian has consented when the minor signed up, who waits. */
    private Uni<Void> requireConsent(Attendance known, Membership member, CheckInActivity activity, String consent) {
        boolean minor = member.ageOn(day(activity.starts())) < OF_AGE;
        if (!minor || consent != null) {
            return Uni.createFrom().voidItem();
        }
        Uni<Boolean> guarded = known == null ? Uni.createFrom().item(false) : rows.guarded(known.id());
        return guarded.invoke(said -> {
                    if (!said) {
                        throw ProblemException.of(CheckInProblem.DOOR_CONSENT_MISSING);
                    }
                })
                .replaceWithVoid();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, SystemClock.ZONE);
    }

    private byte[] sealed(UUID participation, Membership member) {
        return cipher.seal(Field.FULL_NAME, participation, member.name().value());
    }
}
