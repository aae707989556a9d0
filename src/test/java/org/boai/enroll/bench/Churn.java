package org.boai.enroll.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Deliveries that become due all the time, a few in each tenth of a second, until it is closed. */
final class Churn implements AutoCloseable {
    static final int PER_SECOND = 200;

    private static final int TICK_MILLIS = 100;

    private final Connection connection;
    private final Thread thread = new Thread(this::plan, "churn");
    private volatile boolean open = true;
    private volatile SQLException failure;

    private Churn(Connection connection) {
        this.connection = connection;
    }

    static Churn on(Ground ground) throws SQLException {
        var churn = new Churn(ground.connect());
        churn.thread.start();
        return churn;
    }

    private void plan() {
        try {
            while (open) {
                long begin = System.nanoTime();
                Due.plan(connection, Relaying.WEBHOOKS, PER_SECOND * TICK_MILLIS / 1000);
                Thread.sleep(Math.max(0, TICK_MILLIS - (System.nanoTime() - begin) / 1_000_000));
            }
        } catch (SQLException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails when it could not go on. */
    @Override
    public void close() throws SQLException {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
        if (failure != null) {
            throw failure;
        }
    }
}
