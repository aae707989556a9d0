package org.boai.enroll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.boai.enroll.support.Link;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection over a link that forgets it without telling either end. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class DeadLinkIT {
    private static final Duration LIMIT = Duration.ofMillis(500);

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
    void anAnswerThatDoesNotReachUsIsNotWaitedForEither() throws Exception {
        assertThat(ask(0)).isOne();
        link.holdAnswers();
        assertThatThrownBy(() -> ask(0)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void aConnectionThatIsAskedNothingMayBeSilent() throws Exception {
        assertThat(ask(0)).isOne();
        Thread.sleep(LIMIT.multipliedBy(4).toMillis());
        assertThat(ask(0)).isOne();
    }

    @Test
    void anAnswerMayTakeItsTime() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(ask(LIMIT.toMillis() * 0.0006)).isOne();
        }
    }
}
