package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Gathers for a moment what came of sending, so that one statement writes down what many messages did. */
@ApplicationScoped
class Outcomes {
    private static final Logger LOG = Logger.getLogger(Outcomes.class);
    private static final long GATHER_MILLIS = 10;
    private static final int TRIES = 10;

    private final Completion completion;
    private final Vertx vertx;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean rung = new AtomicBoolean();

    Outcomes(Completion completion, Vertx vertx) {
        this.completion = completion;
        this.vertx = vertx;
    }

    private record Waiting(List<Outcome> outcomes, UniEmitter<? super Void> written) {}

    /** Ends when they are written down, or when the lease has to speak for them. */
    Uni<Void> write(List<Outcome> outcomes) {
        return Uni.createFrom().emitter(written -> {
            waiting.add(new Waiting(outcomes, written));
            if (rung.compareAndSet(false, true)) {
                vertx.setTimer(GATHER_MILLIS, timer -> flush());
            }
        });
    }

    private void flush() {
        rung.set(false);
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return;
        }
        var outcomes = batch.stream().flatMap(each -> each.outcomes().stream()).toList();
        completion
                .complete(outcomes)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(2))
                .atMost(TRIES)
                .onFailure()
                .invoke(failure ->
                        LOG.errorf("%d outcomes are lost, and will be sent again: %s", outcomes.size(), failure))
                .subscribe()
                .with(
                        done -> batch.forEach(each -> each.written().complete(null)),
                        lost -> batch.forEach(each -> each.written().complete(null)));
    }
}
