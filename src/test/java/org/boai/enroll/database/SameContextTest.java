package org.boai.enroll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wherever it is said that there is room: what is asked for runs where the request does. */
class SameContextTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static SameContext of(Context request) throws Exception {
        var captured = new CompletableFuture<SameContext>();
        request.runOnContext(ignored -> captured.complete(SameContext.current()));
        return captured.get(10, TimeUnit.SECONDS);
    }

    private static Context runsOn(SameContext same) {
        return same.run(() -> Uni.createFrom().item(Vertx.currentContext()))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void aTaskThatIsAskedForElsewhereRunsWhereTheRequestDoes() throws Exception {
        // each request has a context of its own, on its connection's event loop
        var connection = (ContextInternal) vertx.getOrCreateContext();
        Context request = connection.duplicate();
        var same = of(request);
        assertThat(runsOn(same)).as("asked for by a thread of no context").isSameAs(request);
        var elsewhere = new CompletableFuture<Context>();
        connection.runOnContext(ignored -> same.run(() -> Uni.createFrom().item(Vertx.currentContext()))
                .subscribe()
                .with(elsewhere::complete));
        assertThat(elsewhere.get(10, TimeUnit.SECONDS))
                .as("asked for by the connection")
                .isSameAs(request);
    }

    @Test
    void thereIsNoneWithoutARequest() {
        assertThatThrownBy(SameContext::current).hasMessage("there is no request at hand");
    }
}
