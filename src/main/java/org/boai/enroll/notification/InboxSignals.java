package org.boai.enroll.notification;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.database.DatabaseNotifications;

/**
 * Tells the streams of this replica how far their inbox has come. What this replica numbers itself is told at once;
 * when another replica did, a hint of it lets this one look at the counters, and the poll finds what no hint told.
 */
@ApplicationScoped
class InboxSignals {
    private static final String COUNTERS =
            "SELECT organization_id, last_seq FROM inbox_counters WHERE organization_id = ANY ($1)";

    private static final String HINT = "boai_inbox";

    private final Pool pool;
    private final DatabaseNotifications notifications;
    private final Map<UUID, Set<MultiEmitter<? super Long>>> listeners = new ConcurrentHashMap<>();

    InboxSignals(Pool pool, DatabaseNotifications notifications) {
        this.pool = pool;
        this.notifications = notifications;
    }

    void begin(@Observes StartupEvent event) {
        notifications.listen(HINT, this::look);
    }

    /** The last number whenever it grows; a slow reader skips to the newest. */
    Multi<Long> of(UUID organization) {
        return Multi.createFrom()
                .<Long>emitter(emitter -> listen(organization, emitter), BackPressureStrategy.LATEST)
                .skip()
                .repetitions();
    }

    int streams() {
        return listeners.values().stream().mapToInt(Set::size).sum();
    }

    private void listen(UUID organization, MultiEmitter<? super Long> emitter) {
        listeners
                .computeIfAbsent(organization, id -> ConcurrentHashMap.newKeySet())
                .add(emitter);
        emitter.onTermination(() -> listeners.computeIfPresent(organization, (id, all) -> {
            all.remove(emitter);
            return all.isEmpty() ? null : all;
        }));
        look();
    }

    private void look() {
        poll().subscribe().with(done -> {}, failure -> {});
    }

    /** What this replica has numbered and committed: tells its own streams, and the other replicas that there is news. */
    void numbered(Map<UUID, Long> lastSeqs) {
        lastSeqs.forEach(this::changed);
        if (!lastSeqs.isEmpty()) {
            notifications.send(HINT);
        }
    }

    private void changed(UUID organization, long lastSeq) {
        listeners.getOrDefault(organization, Set.of()).forEach(emitter -> emitter.emit(lastSeq));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        if (listeners.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(COUNTERS)
                .execute(Tuple.of(listeners.keySet().toArray(UUID[]::new)))
                .invoke(rows -> rows.forEach(row -> changed(row.getUUID("organization_id"), row.getLong("last_seq"))))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
