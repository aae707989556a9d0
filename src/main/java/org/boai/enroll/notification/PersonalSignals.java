package org.boai.enroll.notification;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.database.DatabaseNotifications;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;

/**
 * Tells a steward's own streams that something has become theirs: an inbox is an organization's, and no channel is a person's.
 * Says only that there is something, which the lists show; whoever has no stream open finds it there. A hint hurries the look of
 * other replicas, the poll guarantees it: it reads what is young, however many streams there are.
 */
@ApplicationScoped
public class PersonalSignals {
    private static final String HINT = "boai_personal";

    private static final String TELL =
            """
            INSERT INTO personal_signals AS s (account_id, signals, at) VALUES ($1, 1, clock_timestamp())
            ON CONFLICT (account_id) DO UPDATE SET signals = s.signals + 1, at = clock_timestamp()""";

    /** Older ones have been told by now, also those of a transaction that took its time. */
    private static final String YOUNG =
            "SELECT account_id, signals FROM personal_signals WHERE at > clock_timestamp() - interval '1 minute'";

    private final Pool pool;
    private final DatabaseNotifications notifications;
    private final Map<UUID, Set<MultiEmitter<? super Long>>> listeners = new ConcurrentHashMap<>();

    PersonalSignals(Pool pool, DatabaseNotifications notifications) {
        this.pool = pool;
        this.notifications = notifications;
    }

    void begin(@Observes StartupEvent event) {
        notifications.listen(HINT, this::look);
    }

    /** In the unit of work of the caller. */
    public void tell(UUID account) {
        UnitOfWork.later(Write.of(TELL, account));
    }

    /** After its commit: shortens the wait, carries no promise. */
    public void ring() {
        look();
        notifications.send(HINT);
    }

    /** How often something became theirs, whenever that grows; a slow reader skips to the newest. */
    Multi<Long> of(UUID account) {
        return Multi.createFrom()
                .<Long>emitter(emitter -> listen(account, emitter), BackPressureStrategy.LATEST)
                .skip()
                .repetitions();
    }

    private void listen(UUID account, MultiEmitter<? super Long> emitter) {
        listeners.computeIfAbsent(account, id -> ConcurrentHashMap.newKeySet()).add(emitter);
        emitter.onTermination(() -> listeners.computeIfPresent(account, (id, all) -> {
            all.remove(emitter);
            return all.isEmpty() ? null : all;
        }));
    }

    private void look() {
        poll().subscribe().with(done -> {}, failure -> {});
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        if (listeners.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.query(YOUNG)
                .execute()
                .invoke(rows -> rows.forEach(row -> listeners
                        .getOrDefault(row.getUUID("account_id"), Set.of())
                        .forEach(emitter -> emitter.emit(row.getLong("signals")))))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
