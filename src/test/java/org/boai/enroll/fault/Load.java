package org.boai.enroll.fault;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Storm;

/** Applications at a steady pace, as long as it is open; held back while too many wait for their answer. */
final class Load implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final int MOST_WAITING = 40;
    private static final int TIMES_A_SECOND = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Stage stage;
    private final int atOnce;
    private final Storm storm;
    private final Thread feeder = new Thread(this::feed, "load");
    private volatile boolean ended;

    private Load(Stage stage, int perSecond) {
        this.stage = stage;
        this.atOnce = Math.max(1, perSecond / TIMES_A_SECOND);
        this.storm = new Storm(stage.urls(), stage.ledger, CLIENTS);
    }

    static Load on(Stage stage, int perSecond) {
        var load = new Load(stage, perSecond);
        load.feeder.setDaemon(true);
        load.feeder.start();
        return load;
    }

    private void feed() {
        while (!ended) {
            if (storm.waiting() < MOST_WAITING) {
                storm.submit(stage.crowd.some(atOnce));
            }
            try {
                Thread.sleep(1000 / TIMES_A_SECOND);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Waits until so many more were acknowledged: it does rage. */
    void awaitMore(int submissions) {
        int goal = stage.ledger.acknowledged() + submissions;
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stage.ledger.acknowledged() >= goal);
    }

    /** No more; waits until everyone has an answer. */
    void end() throws InterruptedException {
        ended = true;
        feeder.join();
        storm.awaitEnd();
    }

    @Override
    public void close() {
        ended = true;
        feeder.interrupt();
        storm.close();
    }
}
