package org.boai.enroll.database;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where a request runs, for what its answer asks for later, piece by piece: the next piece is wanted when the connection has
 * room, which is said elsewhere, and a session may be opened on the request's own Vert.x context only.
 */
public final class SameContext {
    private final Context context;

    private SameContext(Context context) {
        this.context = context;
    }

    /** Of the request at hand. */
    public static SameContext current() {
        return new SameContext(Objects.requireNonNull(Vertx.currentContext(), "there is no request at hand"));
    }

    /** Begins the task there. */
    public <T> Uni<T> run(Supplier<Uni<T>> task) {
        return Uni.createFrom()
                .<T>deferred(task::get)
                .runSubscriptionOn(command -> context.runOnContext(ignored -> command.run()));
    }
}
