package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Training of leaders: planned by each level in batches, for those below (浙红〔2019〕40号 三(五)). */
@ApplicationScoped
public class TrainingService {
    private static final String TYPE = "leader-training";

    private static final String PLAN =
            """
            INSERT INTO leader_trainings (id, organization_id, kind, level, batch, place, starts_on, ends_on, planned_at,
                planned_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String CHANGE =
            """
            UPDATE leader_trainings SET batch = $2, place = $3, starts_on = $4, ends_on = $5, version = version + 1
            WHERE id = $1""";

    private static final String CANCEL =
            "UPDATE leader_trainings SET cancelled_at = $2, version = version + 1 WHERE id = $1";

    private final TrainingProjection trainings;
    private final Attendances attendances;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    TrainingService(TrainingProjection trainings, Attendances attendances, AuditLog audit, Work work, Clock clock) {
        this.trainings = trainings;
        this.attendances = attendances;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Of the caller's subtree and of those above, newest first. */
    public Uni<Page<TrainingView>> list(TrainingFilter filter, Caller caller) {
        return work.in(caller.scope(), () -> trainings.list(filter, caller))
                .map(found -> Page.of(
                        found.stream().map(TrainingView::of).toList(), filter.limitOrDefault(), view -> view.id()
                                .toString()));
    }

    /** @throws ProblemException {@code leader-training-unknown} */
    public Uni<TrainingView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> view(id, caller));
    }

    /** @param organization null for the caller's own; one outside the subtree counts nobody */
    public Uni<TrainingCounts> counts(UUID organization, Caller caller) {
        return work.in(caller.scope(), () -> trainings.counts(organization, LocalDate.now(clock), caller));
    }

    /** @throws ProblemException {@code organization-unknown}, {@code leader-training-impossible} */
    public Uni<TrainingView> plan(PlanTraining request, Caller caller) {
        UUID id = Ids.next();
        return work.in(caller.scope(), () -> trainings
                .requireHolder(request.organizationId(), caller)
                .map(holder -> request.training(id, holder).requirePossible(LocalDate.now(clock)))
                .call(planned -> insert(planned, caller))
                .invoke(planned -> record("leader-training-planned", planned, caller))
                .chain(() -> view(id, caller)));
    }

    private Uni<Integer> insert(Training planned, Caller caller) {
        return Statements.update(
                PLAN,
                planned.id(),
                planned.organization(),
                planned.kind(),
                planned.level(),
                planned.batch(),
                planned.place(),
                planned.startsOn(),
                planned.endsOn(),
                clock.instant(),
                caller.accountId());
    }

    /**
     * @param version what the change was made against
     * @throws ProblemException {@code leader-training-unknown}, {@code leader-training-above}, {@code version-stale},
     *     {@code leader-training-cancelled}, {@code leader-training-impossible}, {@code leader-training-attended} when other
     *     days are wanted for what was attended
     */
    public Uni<TrainingView> change(UUID id, int version, ChangeTraining request, Caller caller) {
        return work.in(caller.scope(), () -> trainings
                .requireOwn(id, caller)
                .invoke(now -> requireVersion(now, version))
                .map(Training::requireOpen)
                .call(now -> sameDays(now, request) ? Uni.createFrom().voidItem() : attendances.requireNone(id, caller))
                .map(now -> request.applyTo(now).requirePossible(LocalDate.now(clock)))
                .call(next -> Statements.update(CHANGE, id, next.batch(), next.place(), next.startsOn(), next.endsOn()))
                .invoke(next -> record("leader-training-changed", next, caller))
                .chain(() -> view(id, caller)));
    }

    private static void requireVersion(Training now, int version) {
        if (now.version() != version) {
            throw ProblemException.of(CommonProblem.VERSION_STALE);
        }
    }

    private static boolean sameDays(Training now, ChangeTraining request) {
        return now.startsOn().equals(request.startsOn()) && now.endsOn().equals(request.endsOn());
    }

    /**
     * @throws ProblemException {@code leader-training-unknown}, {@code leader-training-above},
     *     {@code leader-training-cancelled}, {@code leader-training-attended}
     */
    public Uni<TrainingView> cancel(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> trainings
                .requireOwn(id, caller)
                .map(Training::requireOpen)
                .call(() -> attendances.requireNone(id, caller))
                .call(() -> Statements.update(CANCEL, id, clock.instant()))
                .invoke(training -> record("leader-training-cancelled", training, caller))
                .chain(() -> view(id, caller)));
    }

    private Uni<TrainingView> view(UUID id, Caller caller) {
        return trainings.require(id, caller).map(TrainingView::of);
    }

    private void record(String act, Training training, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(act, TYPE, training.id(), training.organization()));
    }
}
