package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;

/** Lets so many do a thing at once; the others wait without taking anything, in their order. */
public final class Turns {
    private final int atOnce;
    private final int waiting;
    private final Queue<UniEmitter<? super Void>> queue = new ArrayDeque<>();
    private int running;

    public Turns(int atOnce, int waiting) {
        this.atOnce = atOnce;
        this.waiting = waiting;
    }

    /**
     * Not to be cancelled. Comes back to the caller's Vert.x context.
     *
     * @throws ProblemException {@code overloaded} when as many wait as may
     */
    public <T> Uni<T> take(Supplier<Uni<T>> task) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .<Void>emitter(this::enter)
                .emitOn(command -> {
                    if (context == null) {
                        command.run();
                    } else {
                        context.runOnContext(back -> command.run());
                    }
                })
                .chain(() ->
                        Uni.createFrom().deferred(task::get).onTermination().invoke(this::leave));
    }

    private void enter(UniEmitter<? super Void> next) {
        synchronized (this) {
            if (running >= atOnce) {
                if (queue.size() < waiting) {
                    queue.add(next);
                } else {
                    next.fail(ProblemException.of(CommonProblem.OVERLOADED));
                }
                return;
            }
            running++;
        }
        next.complete(null);
    }

    /** The place goes to whoever has waited longest. */
    private void leave() {
        UniEmitter<? super Void> next;
        synchronized (this) {
            next = queue.poll();
            if (next == null) {
                running--;
                return;
            }
        }
        next.complete(null);
    }
}
