package org.boai.enroll.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;

/**
 * The driver's pool with an end to waiting for a connection. The driver's own end ({@code connectionTimeout}, 4.5.25)
 * loses connections: when an event loop is late, the end and the connection may come together; the waiter is told of the
 * end, and nobody ever gives the connection back. Here a connection that comes too late goes straight back. What is asked
 * without taking a connection waits its turn, behind statements that have an end of their own.
 */
@SuppressWarnings("deprecation") // Quarkus 3.34 asks for this kind of pool
final class BoundedPool implements PgPool {
    private final Pool pool;
    private final Vertx vertx;
    private final Duration most;

    /** @param pool with no end of its own */
    BoundedPool(Pool pool, Vertx vertx, Duration most) {
        this.pool = pool;
        this.vertx = vertx;
        this.most = most;
    }

    @Override
    public Future<SqlConnection> getConnection() {
        Promise<SqlConnection> inTime = Promise.promise();
        long end = vertx.setTimer(most.toMillis(), late -> inTime.tryFail("Timeout"));
        pool.getConnection().onComplete(got -> {
            vertx.cancelTimer(end);
            if (got.failed()) {
                inTime.tryFail(got.cause());
            } else if (!inTime.tryComplete(got.result())) {
                got.result().close();
            }
        });
        return inTime.future();
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return pool.query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return pool.preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return pool.preparedQuery(sql, options);
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close(handler);
    }

    /** @deprecated as in the driver */
    @Override
    @Deprecated
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        pool.connectHandler(handler);
        return this;
    }

    /** @deprecated as in the driver */
    @Override
    @Deprecated
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        pool.connectionProvider(provider);
        return this;
    }
}
