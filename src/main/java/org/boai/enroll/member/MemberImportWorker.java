package org.boai.enroll.member;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/** Goes on with what was asked for, batch by batch, also with what another replica has left behind. */
@ApplicationScoped
class MemberImportWorker {
    private static final Logger LOG = Logger.getLogger(MemberImportWorker.class);

    private final MemberImportProjection imports;
    private final MemberImportSteps steps;
    private final Work work;

    MemberImportWorker(MemberImportProjection imports, MemberImportSteps steps, Work work) {
        this.imports = imports;
        this.steps = steps;
        this.work = work;
    }

    @Scheduled(
            every = "${boai.imports.worked-every:2s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> goOn() {
        return work.in(Scope.SYSTEM, imports::atWork)
                .chain(ids -> InTurn.each(ids, this::patiently))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("imports go on later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    /** One that cannot go on keeps no other waiting; it is tried again. */
    private Uni<Void> patiently(UUID id) {
        return untilIdle(id)
                .onFailure()
                .invoke(failure -> LOG.errorf("the import %s cannot go on: %s", id, failure.getClass()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> untilIdle(UUID id) {
        return Uni.createFrom()
                .deferred(() -> work.in(Scope.SYSTEM, () -> steps.next(id)))
                .repeat()
                .whilst(did -> did)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
