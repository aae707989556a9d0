package org.boai.enroll.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.support.TestPostgres;

/** The statements of submissions straight through the reactive driver: what the database can do without the program. */
final class RawSubmissions implements AutoCloseable {
    private static final int POOL = 16;
    private static final int LOOPS = 2;
    private static final int DIGITS = 3;

    private final List<Script> scripts;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    RawSubmissions(List<Script> scripts, Ground ground) {
        this.scripts = scripts;
        this.pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions()
                        .setHost("localhost")
                        .setPort(ground.postgres().port())
                        .setDatabase(ground.database())
                        .setUser(DatabaseRoles.PROGRAM)
                        .setPassword(TestPostgres.rolePassword())
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(POOL).setEventLoopSize(LOOPS))
                .build();
    }

    /** One submission. */
    Future<Void> submit() {
        var script = scripts.get(ThreadLocalRandom.current().nextInt(scripts.size()));
        return pool.withConnection(connection -> send(connection, script.lines(), 0, new Fresh()));
    }

    private static Future<Void> send(SqlConnection connection, List<Script.Line> lines, int next, Fresh fresh) {
        if (next == lines.size()) {
            return Future.succeededFuture();
        }
        var line = lines.get(next);
        var sent = line.prepared()
                ? connection.preparedQuery(line.sql()).execute(line.tuple(fresh))
                : connection.query(line.sql()).execute();
        return sent.compose(done -> send(connection, lines, next + 1, fresh));
    }

    /** As many as a number of clients can, each waiting for its last; the first failure ends a client. */
    Measured closed(int clients, Duration duration) throws InterruptedException {
        var latencies = new ConcurrentHistogram(DIGITS);
        var failures = new AtomicLong();
        var running = new CountDownLatch(clients);
        long begin = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            loop(begin + duration.toNanos(), latencies).onComplete(ended -> {
                if (ended.failed()) {
                    failures.incrementAndGet();
                    System.err.println("raw submission: " + ended.cause());
                }
                running.countDown();
            });
        }
        running.await();
        double seconds = (System.nanoTime() - begin) / 1e9;
        return Measured.of(latencies, seconds, latencies.getTotalCount() + failures.get(), failures.get());
    }

    private Future<Void> loop(long end, ConcurrentHistogram latencies) {
        long begin = System.nanoTime();
        if (begin >= end) {
            return Future.succeededFuture();
        }
        return submit().compose(done -> {
            latencies.recordValue(System.nanoTime() - begin);
            return loop(end, latencies);
        });
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
