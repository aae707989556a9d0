package org.boai.enroll.notification;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the streams of this replica how far their inbox has come. What this replica numbers itself is told at once;
 * a poll of the counters finds what another replica numbered.
 */
@ApplicationScoped
class InboxSignals {
    private static final String COUNTERS =
            "SELECT organization_id, last_seq FROM inbox_counters WHERE organization_id = ANY ($1)";

    private final Pool pool;
    private final Map<UUID, Set<MultiEmitter<? super Long>>> listeners = new ConcurrentHashMap<>();

    InboxSignals(Pool pool) {
        this.pool = pool;
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
        poll().subscribe().with(done -> {}, failure -> {});
    }

    /** Only after the numbers are committed: a client that is told reads at once. */
    void changed(UUID organization, long lastSeq) {
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
