package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.boai.enroll.fault.Barrier.Point;
import org.boai.enroll.support.Storm;

/** {@code kill -9} at the five points where it would hurt most, and a worker that sleeps past its lease. */
final class Halts {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    /** Less than what an answer may take, and enough for whoever wakes to say what it has to say. */
    private static final long WAKING_MILLIS = 1500;

    private static final String CLAIMED = "SELECT count(*) FROM deliveries WHERE lease IS NOT NULL";
    private static final String NEWEST = "SELECT id FROM deliveries ORDER BY created_at DESC LIMIT 1";

    private final Trial trial;
    private final Stage stage;
    private Instant begin = Instant.now();

    Halts(Trial trial) {
        this.trial = trial;
        this.stage = trial.stage;
        stage.receiver.takeEverything();
    }

    /** One applies; @return the clients, who come back until they have their answer */
    private Storm apply() {
        begin = Instant.now();
        var storm = new Storm(stage.urls(), stage.ledger, 1);
        storm.submit(UUID.randomUUID(), Storm.json(stage.crowd.neighbor()));
        return storm;
    }

    private void kill(Replica victim) {
        victim.kill();
        trial.windows.since(begin);
    }

    void beforeCommit() throws Exception {
        try (var barrier = Barrier.at(stage.superuser(), Point.BEFORE_COMMIT);
                var storm = apply()) {
            Replica victim = stage.owner(barrier.awaitArrival());
            kill(victim);
            barrier.open();
            storm.awaitEnd();
            victim.start();
        }
    }

    /** It is done, and whoever did it does not know. */
    void afterCommit() throws Exception {
        long before = count("SELECT count(*) FROM applications");
        try (var barrier = Barrier.at(stage.superuser(), Point.IN_COMMIT);
                var storm = apply()) {
            Replica victim = stage.owner(barrier.awaitArrival());
            victim.link().holdAnswers();
            barrier.open();
            await("SELECT count(*) FROM applications", before + 1);
            killUnknowing(victim);
            storm.awaitEnd();
            victim.start();
        }
    }

    private void killUnknowing(Replica victim) {
        kill(victim);
        victim.link().release();
    }

    void afterClaim() throws Exception {
        try (var barrier = Barrier.at(stage.superuser(), Point.IN_CLAIM);
                var storm = apply()) {
            Replica victim = stage.owner(barrier.awaitArrival());
            victim.link().holdAnswers();
            barrier.open();
            await(CLAIMED, 1);
            UUID claimed = newest();
            assertThat(stage.receiver.requests(claimed)).isEmpty();
            killUnknowing(victim);
            storm.awaitEnd();
            awaitDelivered(claimed);
            assertThat(stage.receiver.taken(claimed)).hasSize(1);
            victim.start();
        }
    }

    /** The receiver took it, and whoever sent it does not hear so. Who that was the receiver cannot tell: both end. */
    void afterSend() throws Exception {
        var arrived = new CountDownLatch(1);
        var killed = new CountDownLatch(1);
        stage.receiver.behave((path, request) -> {
            arrived.countDown();
            await(killed);
            return Receiver.Answer.of(Receiver.DELIVERED);
        });
        try (var storm = apply()) {
            await(arrived);
            storm.awaitEnd();
            stage.replicas.forEach(this::kill);
            killed.countDown();
            stage.receiver.takeEverything();
            stage.each(Replica::start);
        }
        UUID sent = newest();
        awaitDelivered(sent);
        assertThat(stage.receiver.taken(sent)).hasSize(2);
    }

    void beforeMark() throws Exception {
        try (var barrier = Barrier.at(stage.superuser(), Point.BEFORE_MARK);
                var storm = apply()) {
            Replica victim = stage.owner(barrier.awaitArrival());
            UUID sent = newest();
            assertThat(stage.receiver.taken(sent)).hasSize(1);
            kill(victim);
            barrier.open();
            storm.awaitEnd();
            awaitDelivered(sent);
            assertThat(stage.receiver.taken(sent)).hasSize(2);
            victim.start();
        }
    }

    /** It stands still with a claim until the other replica is sending; then it wakes, and begins nothing any more. */
    void asleepBeforeSending() throws Exception {
        var other = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        stage.receiver.behave((path, request) -> {
            other.countDown();
            await(end);
            return Receiver.Answer.of(Receiver.DELIVERED);
        });
        try (var barrier = Barrier.at(stage.superuser(), Point.IN_CLAIM);
                var storm = apply()) {
            Replica sleeper = stage.owner(barrier.awaitArrival());
            sleeper.link().holdAnswers();
            barrier.open();
            await(CLAIMED, 1);
            UUID claimed = newest();
            sleeper.program().pause();
            await(other);
            sleeper.program().resume();
            sleeper.link().release();
            Thread.sleep(WAKING_MILLIS);
            end.countDown();
            storm.awaitEnd();
            awaitDelivered(claimed);
            assertThat(stage.receiver.requests(claimed)).hasSize(1);
            trial.windows.since(begin);
        }
    }

    /**
     * It stands still while it sends, until the other replica is sending too; then it wakes, and is told that this can never
     * be delivered. That changes nothing: it is no longer its to say.
     */
    void asleepWhileSending() throws Exception {
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(1);
        var awake = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        stage.receiver.behave((path, request) -> {
            if (first.getCount() > 0) {
                first.countDown();
                await(awake);
                return Receiver.Answer.of(Receiver.POISON);
            }
            second.countDown();
            await(end);
            return Receiver.Answer.of(Receiver.DELIVERED);
        });
        try (var barrier = Barrier.at(stage.superuser(), Point.IN_CLAIM);
                var storm = apply()) {
            Replica sleeper = stage.owner(barrier.awaitArrival());
            barrier.open();
            await(first);
            UUID claimed = newest();
            sleeper.program().pause();
            await(second);
            awake.countDown();
            sleeper.program().resume();
            Thread.sleep(WAKING_MILLIS);
            end.countDown();
            storm.awaitEnd();
            awaitDelivered(claimed);
            assertThat(stage.receiver.requests(claimed)).hasSize(2);
            trial.windows.since(begin);
        }
    }

    private void awaitDelivered(UUID delivery) {
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            try (var superuser = stage.superuser()) {
                String query =
                        "SELECT state || coalesce(' ' || reason, '') FROM deliveries WHERE id = '" + delivery + "'";
                assertThat(Ask.strings(superuser, query)).isEqualTo(List.of("DELIVERED"));
            }
        });
    }

    private UUID newest() throws java.sql.SQLException {
        try (var superuser = stage.superuser()) {
            return Ask.ids(superuser, NEWEST).get(0);
        }
    }

    private long count(String query) throws java.sql.SQLException {
        try (var superuser = stage.superuser()) {
            return Ask.count(superuser, query);
        }
    }

    private void await(String query, long goal) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> count(query) == goal);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("what was waited for did not happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
