package org.boai.enroll.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What this replica is sending. */
@ApplicationScoped
class UnderWay {
    private final int most;
    private final Semaphore places;
    private final Map<UUID, Integer> byEndpoint = new ConcurrentHashMap<>();

    UnderWay(RelayConfig config) {
        this.most = config.atOnce();
        this.places = new Semaphore(most);
    }

    int room() {
        return places.availablePermits();
    }

    Map<UUID, Integer> byEndpoint() {
        return Map.copyOf(byEndpoint);
    }

    /** The claim took no more than there was room for, and only one claim runs at a time. */
    void begin(UUID endpoint) {
        if (!places.tryAcquire()) {
            throw new IllegalStateException("more was claimed than there is room for");
        }
        byEndpoint.merge(endpoint, 1, Integer::sum);
    }

    void end(UUID endpoint) {
        byEndpoint.computeIfPresent(endpoint, (id, count) -> count == 1 ? null : count - 1);
        places.release();
    }

    /** Waits until nothing is under way, for the stop. */
    boolean ended(Duration limit) {
        try {
            return places.tryAcquire(most, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
