package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Something that is done once for all who want it at the same time. It goes on when the one leaves who began it, and each
 * of the others hears of it on the Vert.x context of their own request, for on it hang their session and address.
 */
final class OneFlight<T> {
    private final AtomicReference<CompletableFuture<T>> underWay = new AtomicReference<>();

    boolean isUnderWay() {
        return underWay.get() != null;
    }

    /** @param start used when nothing is under way */
    Uni<T> join(Supplier<Uni<T>> start) {
        return Uni.createFrom().deferred(() -> {
            var mine = new CompletableFuture<T>();
            var others = underWay.compareAndExchange(null, mine);
            if (others != null) {
                return heard(others);
            }
            Uni.createFrom()
                    .<T>deferred(start::get)
                    .onTermination()
                    .invoke(() -> underWay.set(null))
                    .subscribe()
                    .with(mine::complete, mine::completeExceptionally);
            return heard(mine);
        });
    }

    private static <T> Uni<T> heard(CompletableFuture<T> flight) {
        Context own = Vertx.currentContext();
        Uni<T> landing = Uni.createFrom()
                .emitter(emitter -> flight.whenComplete((item, failure) -> {
                    if (failure == null) {
                        emitter.complete(item);
                    } else {
                        emitter.fail(failure);
                    }
                }));
        return own == null ? landing : landing.emitOn(task -> own.runOnContext(now -> task.run()));
    }
}
