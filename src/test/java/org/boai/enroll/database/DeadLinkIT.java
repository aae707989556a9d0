package org.boai.enroll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Link;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection over a link that forgets it without telling either end. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class DeadLinkIT {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int SIZE = 4;

    @Inject
    DatabasePool pool;

    private final Vertx vertx = Vertx.vertx();
    private Link link;
    private PgConnection connection;

    @BeforeEach
    void connect() throws Exception {
        PgConnectOptions direct = pool.outsideOfIt();
        link = Link.to(direct.getPort());
        connection = get(PgConnection.connect(vertx, new PgConnectOptions(direct).setPort(link.port())));
        DeadLinkHandler.watch(connection, LIMIT);
    }

    @AfterEach
    void end() throws Exception {
        link.close();
        get(vertx.close());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private int ask(double seconds) throws Exception {
        return get(connection.query("SELECT 1 FROM pg_sleep(" + seconds + ")").execute())
                .size();
    }

    @Test
    void whoeverWaitsForAnAnswerIsToldThatNoneWillCome() {
        link.forgetConnections();
        assertThatThrownBy(() -> ask(0))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClosedConnectionException.class);
    }

    @Test
    void aGoodbyeIsNotWaitedForEither() throws Exception {
        link.forgetConnections();
        get(connection.close());
    }

    @Test
    void anAnswerThatDoesNotReachUsIsNotWaitedForEither() throws Exception {
        assertThat(ask(0)).isOne();
        link.holdAnswers();
        assertThatThrownBy(() -> ask(0)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void aConnectionThatIsAskedNothingMayBeSilent() throws Exception {
        assertThat(ask(0)).isOne();
        Thread.sleep(LIMIT.multipliedBy(3).toMillis());
        assertThat(ask(0)).isOne();
    }

    @Test
    void aPoolHasAllItsConnectionsAgain() throws Exception {
        var options = new PgConnectOptions(pool.outsideOfIt()).setPort(link.port());
        var many = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(SIZE))
                .connectingTo(options)
                .using(vertx)
                .withConnectHandler(opened -> {
                    DeadLinkHandler.watch(opened, LIMIT);
                    opened.close();
                })
                .build();
        get(all(many));
        link.forgetConnections();
        assertThatThrownBy(() -> get(all(many))).isInstanceOf(ExecutionException.class);
        Awaitility.await().until(() -> succeeds(all(many)));
        get(many.close());
    }

    private static boolean succeeds(Future<?> task) throws Exception {
        try {
            get(task);
            return true;
        } catch (ExecutionException refused) {
            return false;
        }
    }

    /** So many transactions at once, each of them in the middle when the others begin. */
    private static Future<?> all(Pool pool) {
        var barrier = Promise.<Void>promise();
        var begun = new AtomicInteger();
        return Future.join(IntStream.range(0, SIZE)
                .mapToObj(i -> pool.withTransaction(connection -> connection
                                .query("SELECT 1")
                                .execute()
                                .onSuccess(rows -> {
                                    if (begun.incrementAndGet() == SIZE) {
                                        barrier.tryComplete();
                                    }
                                })
                                .compose(rows -> barrier.future())
                                .compose(met -> connection.query("SELECT 2").execute()))
                        .onFailure(barrier::tryFail))
                .toList());
    }

    @Test
    void anAnswerMayTakeItsTime() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(ask(LIMIT.toMillis() * 0.0004)).isOne();
        }
    }
}
