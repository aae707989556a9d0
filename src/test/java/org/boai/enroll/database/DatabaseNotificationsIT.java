package org.boai.enroll.database;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas that send each other hints over one PostgreSQL; one of them through a line that can fall silent. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class DatabaseNotificationsIT {
    private static final String CHANNEL = "boai_test";
    private static final Duration PROBE = Duration.ofMillis(300);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    DatabasePool pool;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger heard = new AtomicInteger();
    private final List<NetSocket> lines = new CopyOnWriteArrayList<>();
    private DatabaseNotifications here;
    private DatabaseNotifications there;

    @BeforeEach
    void begin() throws Exception {
        var direct = pool.outsideOfIt();
        int through = proxy(direct.getPort()).actualPort();
        here = new DatabaseNotifications(vertx, () -> new PgConnectOptions(direct).setPort(through), PROBE);
        there = new DatabaseNotifications(vertx, () -> direct, PROBE);
        here.listen(CHANNEL, heard::incrementAndGet);
        here.begin();
        there.begin();
        awaitHint();
    }

    @AfterEach
    void end() throws Exception {
        here.end();
        there.end();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private NetServer proxy(int port) throws Exception {
        return vertx.createNetServer()
                .connectHandler(client -> {
                    client.pause();
                    vertx.createNetClient().connect(port, "localhost").onSuccess(server -> {
                        lines.add(client);
                        lines.add(server);
                        client.handler(server::write);
                        server.handler(client::write);
                        client.closeHandler(closed -> server.close());
                        server.closeHandler(closed -> client.close());
                        client.resume();
                    });
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** From now on a hint is heard again, whatever was missed. */
    private void awaitHint() {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).until(() -> {
            int before = heard.get();
            there.send(CHANNEL);
            try {
                Awaitility.await()
                        .atMost(Duration.ofMillis(500))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> heard.get() > before);
                return true;
            } catch (ConditionTimeoutException notYet) {
                return false;
            }
        });
    }

    @Test
    void aLinkThatFallsSilentIsReplaced() {
        lines.forEach(line -> line.handler(lost -> {}));
        awaitHint();
    }

    @Test
    void aLinkWhoseBackendIsKilledIsReplaced() {
        Database.column(
                Boolean.class,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'boai-enroll hints' AND datname = current_database()");
        awaitHint();
    }

    @Test
    void whatMayHaveBeenMissedIsLookedFor() {
        lines.forEach(line -> line.handler(lost -> {}));
        int before = heard.get();
        // nobody sends a hint: the new link itself is the reason to look
        Awaitility.await().atMost(LIMIT).until(() -> heard.get() > before);
    }
}
