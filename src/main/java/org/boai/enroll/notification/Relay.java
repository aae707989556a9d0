package org.boai.enroll.notification;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends what is due, on every replica. Claims in one transaction, sends in none, completes in another: at least once,
 * with an id that stays the same. The poll is what guarantees, the doorbell hurries.
 */
@ApplicationScoped
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long GATHER_MILLIS = 20;
    private static final long BUSY_MILLIS = 250;
    private static final Duration OPEN_PAUSE = Duration.ofMillis(200);
    private static final int OPEN_TRIES = 5;
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Claims claims;
    private final Endpoints endpoints;
    private final AcknowledgmentLinks links;
    private final Lanes lanes;
    private final Clock clock;
    private final Vertx vertx;
    private final LowWater lowWater = new LowWater();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean rung = new AtomicBoolean();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean stopping;

    Relay(Claims claims, Endpoints endpoints, AcknowledgmentLinks links, Lanes lanes, Clock clock, Vertx vertx) {
        this.claims = claims;
        this.endpoints = endpoints;
        this.links = links;
        this.lanes = lanes;
        lanes.whenFreed(this::freed);
        this.clock = clock;
        this.vertx = vertx;
    }

    /** Looks in a moment; all that ring until then are served by one look. */
    void soon() {
        after(GATHER_MILLIS, rung);
    }

    /** Something waits for a place: looks when there is one again, or after a while in which another replica freed it. */
    private void whenFreed() {
        after(BUSY_MILLIS, waiting);
    }

    private void freed() {
        if (waiting.get()) {
            soon();
        }
    }

    private void after(long millis, AtomicBoolean once) {
        if (once.compareAndSet(false, true)) {
            vertx.setTimer(millis, timer -> {
                once.set(false);
                poll().subscribe().with(done -> {}, failure -> {});
            });
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return run().onFailure()
                .invoke(failure -> LOG.debugf("the relay waits for its next poll: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** One at a time on a replica, or two would count the same free places; who comes meanwhile is served after. */
    private Uni<Void> run() {
        if (asked.getAndIncrement() > 0) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(this::look)
                .repeat()
                .whilst(again -> again)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(() -> asked.set(0));
    }

    /** @return whether to look again at once */
    private Uni<Boolean> look() {
        int seen = asked.get();
        int room = lanes.room();
        if (stopping) {
            return Uni.createFrom().item(false);
        }
        if (room == 0) {
            whenFreed();
            return Uni.createFrom().item(!asked.compareAndSet(seen, 0));
        }
        long begun = System.nanoTime();
        return claims.claim(lowWater.from(clock.instant()), room, lanes.known())
                .call(claimed -> send(claimed, begun))
                .map(claimed -> {
                    if (!claimed.more() && !claimed.waits()) {
                        lowWater.leftNothing(claimed.at());
                    }
                    if (claimed.busy()) {
                        whenFreed();
                    }
                    return claimed.more() || !asked.compareAndSet(seen, 0);
                });
    }

    /** Begins, and does not wait for what comes of it. */
    private Uni<Void> send(Claimed claimed, long begun) {
        if (claimed.deliveries().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return endpoints
                .open(claimed.deliveries().stream().map(Delivery::endpoint).toList())
                // the pool may be full for a moment; otherwise what is claimed would wait for the end of its lease
                .onFailure()
                .retry()
                .withBackOff(OPEN_PAUSE)
                .atMost(OPEN_TRIES)
                .call(opened -> links.of(claimed.messages()).invoke(made -> begin(claimed, opened, made, begun)))
                .replaceWithVoid();
    }

    private void begin(
            Claimed claimed, Map<UUID, Endpoints.Opened> opened, Map<UUID, String> acknowledgments, long begun) {
        claimed.messages().forEach(deliveries -> {
            var first = deliveries.get(0);
            lanes.take(new Sendable(deliveries, opened.get(first.endpoint()), acknowledgments.get(first.id())), begun);
        });
    }

    /** Takes nothing more, and lets end what is under way; what does not end is due again when its lease is over. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (!lanes.ended(STOP)) {
            LOG.warn("stopping with messages under way; they are sent again by the next start or another replica");
        }
    }
}
