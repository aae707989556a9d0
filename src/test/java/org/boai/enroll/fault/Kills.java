package org.boai.enroll.fault;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code kill -9} at random moments: each replica is killed, started, and after some work killed again. */
final class Kills {
    private static final int MOST_SUBMISSIONS = 40;
    private static final int WAIT_MILLIS = 20;
    private static final int MOST_WAITS = 200;
    private static final int LONGEST_MOMENT_MILLIS = 500;

    private final Trial trial;
    private final Random random;

    Kills(Trial trial, long seed) {
        this.trial = trial;
        this.random = new Random(seed);
    }

    /** So many among all replicas, which work again in the end; none after the last moment. @return how many */
    int happen(int times, Instant last) throws InterruptedException {
        var begun = new AtomicInteger();
        trial.stage.each(replica -> {
            while (Instant.now().isBefore(last) && begun.getAndIncrement() < times) {
                work();
                replica.kill();
                trial.windows.now();
                replica.start();
            }
        });
        return Math.min(times, begun.get());
    }

    /** Some submissions are taken, and then a moment passes. */
    private void work() {
        int goal = trial.stage.ledger.acknowledged() + random.nextInt(MOST_SUBMISSIONS);
        try {
            for (int i = 0; i < MOST_WAITS && trial.stage.ledger.acknowledged() < goal; i++) {
                Thread.sleep(WAIT_MILLIS);
            }
            Thread.sleep(random.nextInt(LONGEST_MOMENT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
