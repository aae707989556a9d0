package org.boai.enroll.member;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Goes on with what was asked for, batch by batch, also with what another replica has left behind. */
@ApplicationScoped
class MemberImportWorker {
    private final MemberImportProjection imports;
    private final MemberImportSteps steps;
    private final Work work;

    MemberImportWorker(MemberImportProjection imports, MemberImportSteps steps, Work work) {
        this.imports = imports;
        this.steps = steps;
        this.work = work;
    }

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> goOn() {
        return work.in(Scope.SYSTEM, imports::atWork)
                .chain(id -> id == null ? Uni.createFrom().voidItem() : untilIdle(id));
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
