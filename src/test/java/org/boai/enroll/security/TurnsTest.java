package org.boai.enroll.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;

/** Two at once, three waiting. */
class TurnsTest {
    private final Turns turns = new Turns(2, 3);
    private final List<Integer> begun = new ArrayList<>();
    private final List<CompletableFuture<Integer>> ends = IntStream.range(0, 6)
            .mapToObj(i -> new CompletableFuture<Integer>())
            .toList();

    private UniAssertSubscriber<Integer> begin(int i) {
        return turns.take(() -> {
                    begun.add(i);
                    return Uni.createFrom().completionStage(ends.get(i));
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void whoeverComesIsServedInOrderAndTooManyAreToldToComeBack() {
        var all = IntStream.range(0, 6).mapToObj(this::begin).toList();
        assertThat(begun).containsExactly(0, 1);
        assertThat(((ProblemException) all.get(5).getFailure()).type()).isEqualTo(CommonProblem.OVERLOADED);
        ends.get(1).complete(1);
        all.get(1).assertItem(1);
        assertThat(begun).containsExactly(0, 1, 2);
        ends.get(0).complete(0);
        ends.get(2).complete(2);
        assertThat(begun).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whatFailsGivesItsPlaceAwayToo() {
        for (int i = 0; i < 5; i++) {
            begin(i);
        }
        ends.get(0).completeExceptionally(new IllegalStateException("wrong"));
        assertThat(begun).containsExactly(0, 1, 2);
        var thrown = turns.<Integer>take(() -> {
                    throw new IllegalStateException("at once");
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        for (int i = 1; i < 5; i++) {
            ends.get(i).complete(i);
        }
        thrown.assertFailed();
        var next = begin(5);
        ends.get(5).complete(5);
        next.assertItem(5);
    }
}
