package org.boai.enroll.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What this replica has taken, by endpoint. */
@ApplicationScoped
class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final int REMEMBERED = 1000;
    /** A look costs as much for one message as for a hundred. */
    private static final int WORTH_A_LOOK = 8;

    private final Channels channels;
    private final Sending sending;
    private final int most;
    private final Semaphore places;
    private final long patienceNanos;
    private final Map<UUID, Lane> lanes = new ConcurrentHashMap<>();
    private volatile Runnable freed = () -> {};

    Lanes(Channels channels, Sending sending, RelayConfig config) {
        this.channels = channels;
        this.sending = sending;
        this.most = config.atOnce();
        this.places = new Semaphore(most);
        this.patienceNanos = config.lease().dividedBy(2).toNanos();
    }

    /** @param freed runs whenever much of what was full has room again */
    void whenFreed(Runnable freed) {
        this.freed = freed;
    }

    int room() {
        return places.availablePermits();
    }

    /** Of those that are known; what is idle need not be known for ever. */
    Map<UUID, Lane> known() {
        if (lanes.size() > REMEMBERED) {
            lanes.values().removeIf(Lane::idle);
        }
        return Map.copyOf(lanes);
    }

    /**
     * Begins, or waits for its turn. The claim took no more than there was room for, and only one runs at a time.
     *
     * @param claimedAt {@code System.nanoTime()} before the lease began
     */
    void take(Sendable message, long claimedAt) {
        if (!places.tryAcquire()) {
            throw new IllegalStateException("more was claimed than there is room for");
        }
        var first = message.deliveries().get(0);
        int atOnce = channels.require(first.kind()).pace().atOnce();
        Lane lane = lanes.computeIfAbsent(first.endpoint(), id -> new Lane(atOnce));
        lane.join(new Message(lane, message, claimedAt + patienceNanos));
    }

    /** Begins nothing more and waits until nothing is under way, for the stop. */
    boolean ended(Duration limit) {
        lanes.values().forEach(Lane::close);
        try {
            return places.tryAcquire(most, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Message implements Lane.Turn {
        private final Lane lane;
        private final Sendable sendable;
        private final long latest;

        private Message(Lane lane, Sendable sendable, long latest) {
            this.lane = lane;
            this.sendable = sendable;
            this.latest = latest;
        }

        /** Not when so much of the lease is over that it might be sent by somebody else meanwhile. */
        @Override
        public void begin() {
            if (System.nanoTime() - latest > 0) {
                lane.passed();
                giveBack();
                return;
            }
            long begun = System.nanoTime();
            sending.send(sendable, failed -> lane.judged(failed, (System.nanoTime() - begun) / 1e6))
                    .onTermination()
                    .invoke(this::left)
                    .subscribe()
                    .with(done -> {}, Message::lost);
        }

        @Override
        public void giveBack() {
            sending.giveBack(sendable.deliveries())
                    .onTermination()
                    .invoke(this::left)
                    .subscribe()
                    .with(done -> {}, Message::lost);
        }

        private void left() {
            places.release();
            boolean laneFree = lane.left();
            int free = places.availablePermits();
            if (free >= most / 2 || laneFree && free >= most / WORTH_A_LOOK) {
                freed.run();
            }
        }

        private static void lost(Throwable failure) {
            LOG.errorf("a message was not sent: %s", failure.getClass().getName());
        }
    }
}
