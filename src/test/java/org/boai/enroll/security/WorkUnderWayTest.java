package org.boai.enroll.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** However a unit of work ends, it ends once. */
class WorkUnderWayTest {
    private final WorkUnderWay underWay = new WorkUnderWay();

    private static <T> Uni<T> never() {
        return Uni.createFrom().nothing();
    }

    @Test
    void whatIsDoneOrFailsIsNotUnderWayAnyMore() {
        var done = new CompletableFuture<String>();
        var failing = new CompletableFuture<String>();
        underWay.counted(Uni.createFrom().completionStage(done)).subscribe().with(item -> {});
        underWay.counted(Uni.createFrom().completionStage(failing)).subscribe().with(item -> {}, failure -> {});
        assertThat(underWay.open()).isEqualTo(2);
        done.complete("done");
        failing.completeExceptionally(new IllegalStateException());
        assertThat(underWay.open()).isZero();
    }

    @Test
    void eachSubscriptionIsAUnitOfItsOwn() {
        var unit = underWay.counted(WorkUnderWayTest.<String>never());
        assertThat(underWay.open()).isZero();
        var first = unit.subscribe().with(item -> {});
        unit.subscribe().with(item -> {});
        assertThat(underWay.open()).isEqualTo(2);
        first.cancel();
        assertThat(underWay.open()).isOne();
    }

    /** A request may have come in that has not begun its unit yet. */
    @Test
    void aStopLooksForAMomentAlsoWhereNothingIsUnderWay() throws InterruptedException {
        Thread.sleep(150);
        long begin = System.nanoTime();
        underWay.finish(null);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aStopWaitsForWhatIsUnderWayAndForWhatFollows() throws InterruptedException {
        var first = new CompletableFuture<String>();
        var second = new CompletableFuture<String>();
        underWay.counted(Uni.createFrom().completionStage(first))
                .chain(done -> underWay.counted(Uni.createFrom().completionStage(second)))
                .subscribe()
                .with(item -> {});
        var stop = new Thread(this::finish);
        stop.start();
        first.complete("first");
        stop.join(500);
        assertThat(stop.isAlive()).isTrue();
        second.complete("second");
        stop.join(30_000);
        assertThat(stop.isAlive()).isFalse();
        assertThat(underWay.open()).isZero();
    }

    private void finish() {
        try {
            underWay.finish(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever leaves during a second unit cancels the first one, too, which has ended. */
    @Test
    void whatIsCancelledAfterItsEndHasEndedOnce() {
        var client = underWay.counted(Uni.createFrom().item("first"))
                .chain(first -> underWay.counted(WorkUnderWayTest.<String>never()))
                .subscribe()
                .with(item -> {});
        assertThat(underWay.open()).isOne();
        client.cancel();
        client.cancel();
        assertThat(underWay.open()).isZero();
    }
}
