package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.util.AbstractList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A calendar of hundreds of events is not written while everybody else waits. */
class CalendarDrawingTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    /** Notes who asks for its entries. */
    private static final class Asked extends AbstractList<CalendarEntry> {
        private final AtomicBoolean onEventLoop = new AtomicBoolean();
        private final AtomicBoolean onWorker = new AtomicBoolean();

        @Override
        public CalendarEntry get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            onEventLoop.compareAndSet(false, Context.isOnEventLoopThread());
            onWorker.compareAndSet(false, Context.isOnWorkerThread());
            return 0;
        }
    }

    @Test
    void isWrittenOnAWorker() {
        var asked = new Asked();
        var written = new CompletableFuture<Integer>();
        vertx.getOrCreateContext().runOnContext(() -> new CalendarDrawing(vertx)
                .of("上保", asked)
                .subscribe()
                .with(calendar -> written.complete(calendar.weight()), written::completeExceptionally));
        assertThat(written.join()).isPositive();
        assertThat(asked.onWorker).isTrue();
        assertThat(asked.onEventLoop).isFalse();
    }
}
