package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.duty.DutyKind;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Who came, seen and noted by a steward of whoever holds the activity: where no device is, for who forgot the telephone, and
 * to put right what a device got wrong. Each act is on record.
 */
@ApplicationScoped
public class AttendanceService {
    private static final Duration HOUR = Duration.ofHours(1);

    private final CheckInActivities activities;
    private final AttendanceRows rows;
    private final AttendanceProjection attendances;
    private final CheckInByHand byHand;
    private final Memberships memberships;
    private final Duties duties;
    private final AuditLog audit;
    private final Limits limits;
    private final Work work;
    private final CheckInConfig config;
    private final Clock clock;

    AttendanceService(
            CheckInActivities activities,
            AttendanceRows rows,
            AttendanceProjection attendances,
            CheckInByHand byHand,
            Memberships memberships,
            Duties duties,
            AuditLog audit,
            Limits limits,
            Work work,
            CheckInConfig config,
            Clock clock) {
        this.activities = activities;
        this.rows = rows;
        this.attendances = attendances;
        this.byHand = byHand;
        this.memberships = memberships;
        this.duties = duties;
        this.audit = audit;
        this.limits = limits;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Checks in a member of the audience, who gets a place if there was none.
     *
     * @throws ProblemException {@code request-invalid}, {@code activity-unknown}, {@code check-in-closed},
     *     {@code member-unknown}, {@code not-in-audience}, {@code door-consent-missing}, {@code no-place-left},
     *     {@code checked-in-already}, {@code outside-activity-time}, {@code too-many-tries}
     */
    public Uni<AttendanceView> checkIn(UUID activity, CheckInMember request, Caller caller) {
        request.requireWho();
        return counted(request, caller)
                .chain(() -> work.in(caller.scope(), () -> activities
                        .require(activity, caller)
                        .map(CheckInActivity::requireOpen)
                        .chain(of -> visible(request)
                                .chain(() -> checkIn(of, request, caller))
                                .invoke(id -> record("checked-in-by-hand", id, of, caller)))
                        .chain(attendances::one)));
    }

    private Uni<UUID> checkIn(CheckInActivity to, CheckInMember request, Caller caller) {
        return work.widened(Scope.SYSTEM, caller.scope(), () -> member(request)
                .chain(memberships::locked)
                .chain(member -> activities.locked(to.id()).chain(of -> byHand.checkIn(member, of, request, caller))));
    }

    /** What a card says can be tried: not more often than people come through a door. */
    private Uni<Void> counted(CheckInMember request, Caller caller) {
        return request.byCard()
                ? limits.take("check-in-card:" + caller.accountId(), config.cardsAnHour(), HOUR)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> visible(CheckInMember request) {
        return request.byCard() ? Uni.createFrom().voidItem() : memberships.requireVisible(request.memberId());
    }

    private Uni<UUID> member(CheckInMember request) {
        return request.byCard()
                ? memberships.onCard(request.number(), request.name())
                : Uni.createFrom().item(request.memberId());
    }

    /**
     * Notes when somebody left; the latest counts, and nobody has left who came back later.
     *
     * @throws ProblemException {@code no-such-attendance}, {@code check-in-closed}, {@code not-checked-in},
     *     {@code outside-activity-time}, {@code out-before-in}
     */
    public Uni<AttendanceView> signOut(UUID id, AttendanceMoment request, Caller caller) {
        return changed("signed-out-by-hand", id, caller, (activity, attendance) -> {
            Instant moment = byHand.moment(request.at(), activity);
            if (moment.isBefore(attendance.lastIn())) {
                throw ProblemException.of(CheckInProblem.OUT_BEFORE_IN);
            }
            return rows.write(List.of(attendance.leaving(moment)));
        });
    }

    /**
     * Puts minutes right; no coming and going changes them any more.
     *
     * @throws ProblemException {@code no-such-attendance}, {@code check-in-closed}, {@code not-checked-in},
     *     {@code activity-not-begun}, {@code request-invalid}
     */
    public Uni<AttendanceView> correct(UUID id, AttendanceCorrection request, Caller caller) {
        return changed("minutes-corrected", id, caller, (activity, attendance) -> {
            activity.requirePossible(request.minutes(), clock.instant(), config);
            return rows.correct(id, request, caller.accountId(), clock.instant());
        });
    }

    /**
     * Takes a check-in back that was a mistake; the place stays, and scans that led to it do not count again. A first activity
     * that this had closed is owed again.
     *
     * @throws ProblemException {@code no-such-attendance}, {@code check-in-closed}, {@code not-checked-in}
     */
    public Uni<AttendanceView> takeBack(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> attendances
                .requireActivity(id, caller)
                .call(() -> work.widened(Scope.SYSTEM, caller.scope(), () -> rows.lockMember(id)))
                .chain(activity ->
                        changed(activity, "check-in-taken-back", id, caller, (of, attendance) -> rows.takeBack(id)
                                .chain(() -> owedAgain(attendance, caller)))));
    }

    /** By an attendance elsewhere the first activity is attended all the same. */
    private Uni<Void> owedAgain(Attendance attendance, Caller caller) {
        return attendance.member() == null
                ? Uni.createFrom().voidItem()
                : work.widened(Scope.SYSTEM, caller.scope(), () -> rows.cameNowhere(List.of(attendance.member()))
                        .chain(members -> duties.owedAgain(members, DutyKind.FIRST_ACTIVITY, caller.accountId())));
    }

    private Uni<AttendanceView> changed(
            String act, UUID id, Caller caller, BiFunction<CheckInActivity, Attendance, Uni<Void>> change) {
        return work.in(caller.scope(), () -> attendances
                .requireActivity(id, caller)
                .chain(activity -> changed(activity, act, id, caller, change)));
    }

    private Uni<AttendanceView> changed(
            UUID of, String act, UUID id, Caller caller, BiFunction<CheckInActivity, Attendance, Uni<Void>> change) {
        return activities
                .shared(of)
                .map(CheckInActivity::requireOpen)
                .call(activity -> rows.locked(List.of(id), activity.id())
                        .map(AttendanceService::requireCheckedIn)
                        .chain(attendance -> change.apply(activity, attendance)))
                .invoke(activity -> record(act, id, activity, caller))
                .chain(() -> attendances.one(id));
    }

    private static Attendance requireCheckedIn(List<Attendance> found) {
        if (found.isEmpty() || !found.get(0).checkedIn()) {
            throw ProblemException.of(CheckInProblem.NOT_CHECKED_IN);
        }
        return found.get(0);
    }

    /** In the record of whoever holds the activity, whichever organization above has done it. */
    private void record(String act, UUID id, CheckInActivity of, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(act, "participation", id, of.organization()));
    }
}
