package org.boai.enroll.education;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Since when the batch at hand holds its locks. */
    private static final class Held {
        private UUID job;
        private long since;

        void begin(Job next) {
            if (next != null) {
                job = next.id();
                since = System.nanoTime();
            }
        }

        int millis() {
            return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        }
    }

    @Scheduled(every = "${boai.education.given-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
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

    /** @return whether there was a batch */
    private Uni<Boolean> next() {
        var held = new Held();
        return work.in(Scope.SYSTEM, () -> jobs.next()
                        .invoke(held::begin)
                        .chain(job -> job == null ? Uni.createFrom().voidItem() : batches.give(job, size)))
                .chain(() -> held.job == null ? Uni.createFrom().item(false) : measured(held));
    }

    private Uni<Boolean> measured(Held held) {
        int millis = held.millis();
        size = AssignmentPace.next(size, millis);
        return work.in(Scope.SYSTEM, () -> jobs.measured(held.job, millis)).replaceWith(true);
    }
}
