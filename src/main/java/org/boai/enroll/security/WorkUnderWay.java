package org.boai.enroll.security;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Counts units of work and passwords that are looked at, so that a stop finishes what has begun: the server waits for
 * requests until there is none, but one that came in just then is cut off from its client and goes on, and must not lose
 * pool and container under way. A job that goes from unit to unit may use up the time; the next start goes on with it.
 */
@ApplicationScoped
class WorkUnderWay {
    private static final Logger LOG = Logger.getLogger(WorkUnderWay.class);
    private static final Duration MOST = Duration.ofSeconds(10);

    /** A request that is between the edge and its unit of work, or between two of them, is in neither. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private static final Duration GLANCE = Duration.ofMillis(5);

    private final AtomicInteger open = new AtomicInteger();
    private volatile long lastEnded = System.nanoTime();

    /** Once for each subscription: what is cancelled when it has ended ends again. */
    <T> Uni<T> counted(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            var ended = new AtomicBoolean();
            open.incrementAndGet();
            return work.onTermination().invoke(() -> {
                if (ended.compareAndSet(false, true)) {
                    lastEnded = System.nanoTime();
                    open.decrementAndGet();
                }
            });
        });
    }

    int open() {
        return open.get();
    }

    /** After everything else that ends with the program: connections are closed, and no schedule begins anything. */
    void finish(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event)
            throws InterruptedException {
        if (open.get() > 0) {
            LOG.infof("the stop waits for %d units of work", open.get());
        }
        long begin = System.nanoTime();
        lastEnded = begin;
        while (!isQuiet() && System.nanoTime() - begin < MOST.toNanos()) {
            Thread.sleep(GLANCE.toMillis());
        }
        if (open.get() > 0) {
            LOG.warnf("stops with %d units of work under way", open.get());
        }
    }

    private boolean isQuiet() {
        return open.get() == 0 && System.nanoTime() - lastEnded >= QUIET.toNanos();
    }
}
