package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.leader.AttendanceProjection.Attended;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Who completed a training; of the first one all terms of the person know it, and nobody is asked for it any more. */
@ApplicationScoped
public class AttendanceService {
    private static final String TYPE = "leader-training";

    private final TrainingProjection trainings;
    private final AttendanceProjection projection;
    private final Attendances attendances;
    private final LeaderProjection leaderViews;
    private final Leaders leaders;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    AttendanceService(
            TrainingProjection trainings,
            AttendanceProjection projection,
            Attendances attendances,
            LeaderProjection leaderViews,
            Leaders leaders,
            NoticeService notices,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.trainings = trainings;
        this.projection = projection;
        this.attendances = attendances;
        this.leaderViews = leaderViews;
        this.leaders = leaders;
        this.notices = notices;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Of the caller's subtree. @throws ProblemException {@code leader-training-unknown} */
    public Uni<Page<AttendanceView>> list(UUID training, UUID after, int limit, Caller caller) {
        LocalDate today = LocalDate.now(clock);
        return work.in(caller.scope(), () -> trainings
                .require(training, caller)
                .chain(found -> projection.list(training, after, limit + 1, caller))
                .chain(attended -> leaderViews
                        .all(attended.stream().map(Attended::leader).toList(), caller)
                        .map(known -> attended.stream()
                                .map(one ->
                                        new AttendanceView(LeaderView.of(known.get(one.leader()), today), one.day()))
                                .toList()))
                .map(views -> Page.of(views, limit, view -> view.leader().id().toString())));
    }

    /**
     * Whoever stands there already stays as recorded.
     *
     * @throws ProblemException {@code leader-training-unknown}, {@code leader-training-above},
     *     {@code leader-training-cancelled}, {@code request-invalid} for another day, {@code leader-unknown},
     *     {@code leader-training-unsuitable}
     */
    public Uni<RecordedAttendances> record(UUID training, RecordAttendances request, Caller caller) {
        List<UUID> given = request.leaders().stream().distinct().toList();
        return work.in(caller.scope(), () -> trainings
                .requireOwn(training, caller)
                .map(Training::requireOpen)
                .invoke(open -> requireDay(open, request.completedOn()))
                .call(open -> projection.requireFit(open, given, caller))
                .chain(open -> attendances
                        .record(training, given, request.completedOn(), caller)
                        .call(() -> known(open, given, caller))
                        .invoke(recorded -> noted("leader-training-attended", open, caller)))
                .map(recorded -> new RecordedAttendances(recorded, given.size() - recorded)));
    }

    private void requireDay(Training training, LocalDate day) {
        if (!training.completedOn(day, LocalDate.now(clock))) {
            throw ProblemException.invalid("/completedOn", "day-of-no-training");
        }
    }

    /**
     * What was recorded by mistake.
     *
     * @throws ProblemException {@code leader-training-unknown}, {@code leader-training-above}, {@code leader-unknown} also
     *     when the leader did not attend
     */
    public Uni<Void> takeBack(UUID training, UUID leader, Caller caller) {
        return work.in(caller.scope(), () -> trainings
                .requireOwn(training, caller)
                .call(() -> leaderViews.requireLocked(leader, caller))
                .call(() -> attendances.takeBack(training, leader).invoke(AttendanceService::requireThere))
                .call(own -> known(own, List.of(leader), caller))
                .invoke(own -> noted("leader-training-unattended", own, caller))
                .replaceWithVoid());
    }

    private static void requireThere(boolean there) {
        if (!there) {
            throw ProblemException.of(LeaderProblem.LEADER_UNKNOWN);
        }
    }

    private Uni<Void> known(Training training, List<UUID> terms, Caller caller) {
        return training.kind() != TrainingKind.FIRST
                ? Uni.createFrom().voidItem()
                : work.widened(Scope.SYSTEM, caller.scope(), () -> leaders.knowTrainingOf(terms))
                        .chain(trained -> trained.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : notices.nothingDueAbout(trained, caller.scope()));
    }

    private void noted(String act, Training training, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(act, TYPE, training.id(), training.organization()));
    }
}
