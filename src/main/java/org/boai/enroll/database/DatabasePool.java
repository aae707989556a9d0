package org.boai.enroll.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The pool with an end to waiting: three seconds for a connection and twenty in the queue for each one there is, instead
 * of the driver's thirty seconds and no end of queue. What waits longer is answered 503.
 * A database that is away is noticed before that wait ends: when both end together, requests are failed twice, and the
 * pool's gauge keeps counting connections that nobody has.
 */
@Singleton
public class DatabasePool implements PgPoolCreator {
    private static final Duration ACQUISITION = Duration.ofSeconds(3);
    private static final int CONNECT_MILLIS = 1000;
    private static final int RECONNECTS = 1;
    private static final long RECONNECT_PAUSE_MILLIS = 500;
    private static final int WAITING_PER_CONNECTION = 20;

    private volatile PgConnectOptions address;
    private volatile Pool pool;
    private volatile int size;

    @Override
    public Pool create(Input input) {
        PoolOptions options = input.poolOptions();
        options.setConnectionTimeout(0);
        options.setMaxWaitQueueSize(options.getMaxSize() * WAITING_PER_CONNECTION);
        PgConnectOptions connect = input.pgConnectOptionsList().get(0);
        connect.setTcpKeepAlive(true);
        connect.setConnectTimeout(CONNECT_MILLIS);
        connect.setReconnectAttempts(RECONNECTS);
        connect.setReconnectInterval(RECONNECT_PAUSE_MILLIS);
        // also those of more than 2,048 characters, which the driver would prepare, and the server plan, at each use
        connect.setPreparedStatementCacheSqlFilter(sql -> true);
        address = connect;
        size = options.getMaxSize();
        pool = new BoundedPool(
                io.vertx.pgclient.PgBuilder.pool()
                        .with(options)
                        .connectingTo(connect)
                        .using(input.vertx())
                        .withConnectHandler(DatabasePool::prepare)
                        .build(),
                input.vertx(),
                ACQUISITION);
        return pool;
    }

    /**
     * Opens the connections before the first crowd comes: while the program is cold and a crowd keeps its event loops
     * busy, connecting takes longer than it may. As many as the database gives; it is no failure when that is fewer.
     */
    public Uni<Void> open() {
        return Uni.createFrom().completionStage(() -> {
            var all = Stream.generate(pool::getConnection).limit(size).toList();
            return Future.join(all)
                    .transform(opened -> {
                        all.stream().filter(Future::succeeded).forEach(one -> one.result()
                                .close());
                        return Future.<Void>succeededFuture();
                    })
                    .toCompletionStage();
        });
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
