package org.boai.enroll.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * The pool with an end to waiting: three seconds for a connection and twenty in the queue for each one there is, instead
 * of the driver's thirty seconds and no end of queue. What waits longer is answered 503.
 * A database that is away is noticed before that wait ends: when both end together, requests are failed twice, and the
 * pool's gauge keeps counting connections that nobody has.
 */
@Singleton
public class DatabasePool implements PgPoolCreator {
    private static final int ACQUISITION_SECONDS = 3;
    private static final int CONNECT_MILLIS = 1000;
    private static final int RECONNECTS = 1;
    private static final long RECONNECT_PAUSE_MILLIS = 500;
    private static final int WAITING_PER_CONNECTION = 20;

    private volatile PgConnectOptions address;

    @Override
    public Pool create(Input input) {
        PoolOptions options = input.poolOptions();
        options.setConnectionTimeout(ACQUISITION_SECONDS);
        options.setConnectionTimeoutUnit(TimeUnit.SECONDS);
        options.setMaxWaitQueueSize(options.getMaxSize() * WAITING_PER_CONNECTION);
        PgConnectOptions connect = input.pgConnectOptionsList().get(0);
        connect.setTcpKeepAlive(true);
        connect.setConnectTimeout(CONNECT_MILLIS);
        connect.setReconnectAttempts(RECONNECTS);
        connect.setReconnectInterval(RECONNECT_PAUSE_MILLIS);
        // also those of more than 2,048 characters, which the driver would prepare, and the server plan, at each use
        connect.setPreparedStatementCacheSqlFilter(sql -> true);
        address = connect;
        return io.vertx.pgclient.PgBuilder.pool()
                .with(options)
                .connectingTo(connect)
                .using(input.vertx())
                .withConnectHandler(DatabasePool::prepare)
                .build();
    }

    /** How to connect beside the pool, by another name for who looks at the sessions; null before there is a pool. */
    PgConnectOptions outsideOfIt() {
        return address == null
                ? null
                : new PgConnectOptions(address).addProperty("application_name", "boai-enroll hints");
    }

    private static void prepare(SqlConnection connection) {
        DeadLinkHandler.watch(connection);
        connection.close();
    }
}
