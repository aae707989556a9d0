package org.boai.enroll.education;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.boai.enroll.education.AssignmentJobs.Job;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/** Goes on with what is given to many, batch by batch, also with what another replica has left behind. */
@ApplicationScoped
class AssignmentWorker {
    private static final Logger LOG = Logger.getLogger(AssignmentWorker.class);

    private final AssignmentJobs jobs;
    private final AssignmentBatches batches;
    private final Work work;
    private volatile int size = AssignmentPace.FIRST;

    AssignmentWorker(AssignmentJobs jobs, AssignmentBatches batches, Work work) {
        this.jobs = jobs;
        this.batches = batches;
        this.work = work;
    }

    /** Since when the batch at hand holds its locks, and of how many. */
    private static final class Held {
        private UUID job;
        private int size;
        private long since;

        void begin(Job next, int pace) {
            if (next != null) {
                job = next.id();
                size = AssignmentPace.of(pace, next.told());
                since = System.nanoTime();
            }
        }

        int millis() {
            return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        }
    }

    @Scheduled(every = "${boai.education.given-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Set<UUID> failed = new HashSet<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> next(failed))
                .whilst(worked -> worked)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "courses are given later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** @param failed those that have, since this began: they wait until the others are done @return whether there was a batch */
    private Uni<Boolean> next(Set<UUID> failed) {
        var held = new Held();
        return work.in(Scope.SYSTEM, () -> jobs.next(failed)
                        .invoke(job -> held.begin(job, size))
                        .chain(job -> job == null ? Uni.createFrom().voidItem() : batches.give(job, held.size)))
                .chain(() -> held.job == null ? Uni.createFrom().item(false) : measured(held))
                .onFailure(failure -> held.job != null)
                .recoverWithUni(failure -> failed(held.job, failure, failed));
    }

    /** What is rolled back has had its turn; whatever keeps this job from going on keeps no other one. @return true */
    private Uni<Boolean> failed(UUID job, Throwable failure, Set<UUID> failed) {
        LOG.warnf("the course job %s goes on later: %s", job, failure.getClass().getName());
        failed.add(job);
        return work.in(Scope.SYSTEM, () -> jobs.failed(job)).replaceWith(true);
    }

    private Uni<Boolean> measured(Held held) {
        int millis = held.millis();
        size = AssignmentPace.next(held.size, millis);
        return work.in(Scope.SYSTEM, () -> jobs.measured(held.job, millis)).replaceWith(true);
    }
}
