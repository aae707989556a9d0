package org.boai.enroll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One connection, and somebody who waits for it on an event loop that is late. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class BoundedPoolIT {
    private static final Duration MOST = Duration.ofSeconds(1);
    private static final long SECONDS = 20;

    @Inject
    DatabasePool address;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private Pool pool;
    private SqlConnection only;

    @BeforeEach
    void takeTheOnlyOne() throws Exception {
        Pool patient = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1))
                .connectingTo(new PgConnectOptions(address.outsideOfIt()))
                .using(vertx)
                .build();
        pool = new BoundedPool(patient, vertx, MOST);
        // a first connection may take its time
        only = get(patient.getConnection());
    }

    @AfterEach
    void end() throws Exception {
        get(vertx.close());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void waitingHasAnEnd() {
        assertThatThrownBy(() -> get(pool.getConnection()))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("Timeout");
    }

    /** The end is due, something slow runs before it, and the connection is given back meanwhile. */
    @Test
    void aConnectionThatComesWithTheEndIsNotLost() throws Exception {
        Context late = ((VertxInternal) vertx).createEventLoopContext();
        var outcome = Promise.<SqlConnection>promise();
        var slow = new CountDownLatch(1);
        var givenBack = new CountDownLatch(1);
        late.runOnContext(begin -> {
            vertx.setTimer(MOST.toMillis(), before -> {
                slow.countDown();
                await(givenBack);
            });
            pool.getConnection().onComplete(outcome);
            // both timers are due when this ends, in this order
            sleep(MOST.plusMillis(50));
        });
        await(slow);
        get(only.close());
        givenBack.countDown();
        try {
            get(get(outcome.future()).close());
        } catch (ExecutionException tooLate) {
            assertThat(tooLate).hasMessageContaining("Timeout");
        }
        get(get(pool.getConnection()).close());
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("what was waited for did not happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
