package org.boai.enroll.application;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * A goal of a million members tempts people to enroll a village from a list: whoever oversees a branch is told of bursts,
 * once for a branch and day, and the branch is not. Nothing is blocked, since a class of two hundred phones is one, too.
 * Any replica looks; the row of the day, one for each branch, decides which of them tells.
 */
@ApplicationScoped
public class BurstService {
    private static final Logger LOG = Logger.getLogger(BurstService.class);

    private static final String NOTICE =
            """
            INSERT INTO bursts (id, organization_id, day, kind, applications, first_at, last_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organization_id, day) DO NOTHING
            RETURNING overseer_of(organization_id)""";

    private static final String GROW =
            """
            UPDATE bursts SET applications = $4, first_at = $5, last_at = $6
            WHERE organization_id = $1 AND day = $2 AND kind = $3 AND applications < $4""";

    private final BurstProjection bursts;
    private final NoticeService notices;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Work work;
    private final BurstConfig config;
    private final Clock clock;

    BurstService(
            BurstProjection bursts,
            NoticeService notices,
            AuditLog audit,
            Doorbell doorbell,
            Work work,
            BurstConfig config,
            Clock clock) {
        this.bursts = bursts;
        this.notices = notices;
        this.audit = audit;
        this.doorbell = doorbell;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /** Of the organizations below the caller's, from the county up also of its own; newest first. */
    public Uni<Page<BurstView>> list(UUID after, int limit, Caller caller) {
        return work.onPool(caller.scope(), connection -> bursts.list(connection, after, limit + 1, caller))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    @Scheduled(every = "${boai.fraud.looked-at-every:5m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return work.onPool(Scope.SYSTEM, connection -> bursts.find(connection, config, clock.instant()))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(
                        burst -> later(work.in(Scope.SYSTEM, () -> take(burst)).replaceWithVoid()))
                .collect()
                .last()
                .invoke(doorbell::ring)
                .plug(BurstService::later);
    }

    /** One that fails holds nothing back, and the next look finds it again. */
    private static Uni<Void> later(Uni<Void> work) {
        return work.onFailure()
                .invoke(failure -> LOG.warnf(
                        "bursts are told later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Boolean> take(Burst burst) {
        UUID id = Ids.next();
        return Statements.row(
                        NOTICE,
                        id,
                        burst.organization(),
                        burst.day(),
                        burst.kind(),
                        burst.applications(),
                        burst.firstAt(),
                        burst.lastAt())
                .chain(row -> {
                    if (row == null) {
                        return grow(burst);
                    }
                    tell(id, burst, (UUID) row[0]);
                    return Uni.createFrom().item(true);
                });
    }

    private void tell(UUID id, Burst burst, UUID overseer) {
        notices.announce(new Announcement(NoticeKind.APPLICATIONS_IN_A_BURST, id, false, overseer, List.of(), null));
        audit.record(Actor.SYSTEM, AuditEvent.of("burst-noticed", "burst", id, burst.organization()));
        LOG.infof("a burst of %d applications, %s", burst.applications(), id);
    }

    private static Uni<Boolean> grow(Burst burst) {
        return Statements.update(
                        GROW,
                        burst.organization(),
                        burst.day(),
                        burst.kind(),
                        burst.applications(),
                        burst.firstAt(),
                        burst.lastAt())
                .map(grown -> grown == 1);
    }
}
