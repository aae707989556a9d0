package org.boai.enroll.database;

import io.netty.handler.timeout.ReadTimeoutHandler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * The pool with an end to waiting: three seconds for a connection and twenty in the queue for each one there is, instead
 * of the driver's thirty seconds and no end of queue. What waits longer is answered 503.
 * A database that is away is noticed before that wait ends: when both end together, requests are failed twice, and the
 * pool's gauge keeps counting connections that nobody has.
 * A connection from which nothing has come for ten seconds is closed, in use or not: a link that a firewall has
 * forgotten tells neither end, and would keep its request, and its place in the pool, for ever.
 */
@Singleton
public class DatabasePool implements PgPoolCreator {
    private static final int ACQUISITION_SECONDS = 3;
    private static final int CONNECT_MILLIS = 1000;
    private static final int RECONNECTS = 1;
    private static final long RECONNECT_PAUSE_MILLIS = 500;
    private static final int WAITING_PER_CONNECTION = 20;
    /** Twice as long as a statement may take, so that only a dead link is silent for so long while it is used. */
    private static final int SILENCE_SECONDS = 10;

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
        limitSilence(connection);
        connection.close();
    }

    /** The driver's idle timeouts would first say goodbye to the server, and wait for its answer. */
    static void limitSilence(SqlConnection connection) {
        if (connection instanceof SqlConnectionInternal known
                && known.unwrap().unwrap() instanceof SocketConnectionBase wired) {
            wired.socket().channelHandlerContext().pipeline().addFirst(new ReadTimeoutHandler(SILENCE_SECONDS));
        }
    }
}
