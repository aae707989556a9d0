package org.boai.enroll.membership;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.member.Membership;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Gives each person of a confirmed batch their turn, each in a unit of work of its own, on whichever replica comes first: the
 * outcome commits with what it tells, so a replica that dies leaves nobody half done and nobody twice.
 */
@ApplicationScoped
class BatchRunner {
    private static final Logger LOG = Logger.getLogger(BatchRunner.class);

    private final Batches batches;
    private final Memberships memberships;
    private final TransferSteps steps;
    private final BranchProjection branches;
    private final MemberChangeService changes;
    private final Doorbell doorbell;
    private final Work work;

    BatchRunner(
            Batches batches,
            Memberships memberships,
            TransferSteps steps,
            BranchProjection branches,
            MemberChangeService changes,
            Doorbell doorbell,
            Work work) {
        this.batches = batches;
        this.memberships = memberships;
        this.steps = steps;
        this.branches = branches;
        this.changes = changes;
        this.doorbell = doorbell;
        this.work = work;
    }

    @Scheduled(every = "${boai.batches.worked-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .whilst(worked -> worked)
                .collect()
                .last()
                .chain(() -> work.in(Scope.SYSTEM, batches::finish))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("batches go on later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** @return whether somebody had their turn */
    private Uni<Boolean> next() {
        return work.in(Scope.SYSTEM, () -> batches.next()
                        .chain(item -> item == null ? Uni.createFrom().item(false) : turn(item)))
                .onFailure(NotPossible.class)
                .recoverWithUni(failure -> note((NotPossible) failure))
                .invoke(worked -> {
                    if (worked) {
                        doorbell.ring();
                    }
                });
    }

    private Uni<Boolean> turn(Batches.Item item) {
        return memberships
                .locked(item.member())
                .invoke(member -> {
                    if (!member.within(item.askedFor())) {
                        throw ProblemException.of(MemberProblem.MEMBER_UNKNOWN);
                    }
                })
                .chain(member -> item.plan() == BatchPlan.TRANSFER ? transfer(item, member) : turn(item, member))
                .chain(transfer -> batches.done(item, transfer, null))
                .replaceWith(true)
                .onFailure(ProblemException.class)
                .transform(problem -> new NotPossible(
                        item, ((ProblemException) problem).type().slug()));
    }

    private Uni<UUID> transfer(Batches.Item item, Membership member) {
        MemberKind toKind = member.kind() == MemberKind.YOUTH ? item.toKind() : null;
        return branches.require(item.to())
                .map(branch -> new Destination(branch, null, toKind, item.reason()))
                .chain(destination -> steps.ask(member, destination, asker(item, member), item.batch()))
                .map(Transfer::id)
                .call(() -> UnitOfWork.current().write());
    }

    private static Asker asker(Batches.Item item, Membership member) {
        AskedBy sort = item.askedFor().equals(member.organizationId())
                ? AskedBy.FROM
                : item.askedFor().equals(item.to()) ? AskedBy.TO : AskedBy.ABOVE;
        return new Asker(sort, item.askedFor(), item.account(), Actor.steward(item.account()));
    }

    private Uni<UUID> turn(Batches.Item item, Membership member) {
        return changes.turn(member, new ChangeKind(item.toKind(), null, item.reason()), item.account())
                .map(done -> null);
    }

    private Uni<Boolean> note(NotPossible failure) {
        return work.in(Scope.SYSTEM, () -> batches.done(failure.item, null, failure.problem))
                .replaceWith(true);
    }

    /** What had changed since the preview; its unit of work has rolled back. */
    private static final class NotPossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Batches.Item item;
        private final String problem;

        private NotPossible(Batches.Item item, String problem) {
            super(problem, null, false, false);
            this.item = item;
            this.problem = problem;
        }
    }
}
