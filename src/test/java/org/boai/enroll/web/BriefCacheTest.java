package org.boai.enroll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a thousand read within some seconds is loaded once. */
class BriefCacheTest {
    private static final Runnable ADMITTED = () -> {};

    private final BriefCache<String, String> cache =
            new BriefCache<>(Duration.ofHours(1), 10, (key, text) -> text.length());

    private final AtomicInteger loads = new AtomicInteger();

    private Uni<String> loaded(String text) {
        return Uni.createFrom().item(() -> {
            loads.incrementAndGet();
            return text;
        });
    }

    private String get(String key, String text) {
        return cache.get(key, ADMITTED, () -> loaded(text)).await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void isLoadedOnce() {
        assertThat(get("a", "one")).isEqualTo("one");
        assertThat(get("a", "two")).isEqualTo("one");
        assertThat(get("b", "two")).isEqualTo("two");
        assertThat(loads).hasValue(2);
    }

    @Test
    void whoeverComesMeanwhileWaitsForTheSame() {
        AtomicReference<UniEmitter<? super String>> database = new AtomicReference<>();
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            cache.get("a", ADMITTED, () -> {
                        loads.incrementAndGet();
                        return Uni.createFrom().<String>emitter(database::set);
                    })
                    .subscribe()
                    .with(heard::add);
        }
        assertThat(loads).hasValue(1);
        assertThat(heard).isEmpty();
        database.get().complete("one");
        assertThat(heard).hasSize(1_000).containsOnly("one");
    }

    /** Neither has found anything before the other began. */
    @Test
    void ofTwoWhoComeAtTheSameMomentOneLoads() {
        List<String> heard = new ArrayList<>();
        Runnable meanwhile =
                () -> cache.get("a", ADMITTED, () -> loaded("one")).subscribe().with(heard::add);
        cache.get("a", meanwhile, () -> loaded("two")).subscribe().with(heard::add);
        assertThat(heard).containsExactly("one", "one");
        assertThat(loads).hasValue(1);
    }

    @Test
    void whoeverLeavesStopsNothing() {
        AtomicReference<UniEmitter<? super String>> database = new AtomicReference<>();
        Uni<String> first = cache.get("a", ADMITTED, () -> Uni.createFrom().<String>emitter(database::set));
        first.subscribe().with(item -> {}).cancel();
        List<String> heard = new ArrayList<>();
        cache.get("a", ADMITTED, () -> loaded("again")).subscribe().with(heard::add);
        database.get().complete("one");
        assertThat(heard).containsExactly("one");
        assertThat(loads).hasValue(0);
    }

    @Test
    void aFailureIsNotKept() {
        Uni<String> broken =
                cache.get("a", ADMITTED, () -> Uni.createFrom().failure(new IllegalArgumentException("broken")));
        assertThatThrownBy(() -> broken.await().atMost(Duration.ofSeconds(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(get("a", "one")).isEqualTo("one");
    }

    @Test
    void whoMayNotLoadStillReadsWhatIsThere() {
        Runnable refused = () -> {
            throw new IllegalStateException("refused");
        };
        Uni<String> asked = cache.get("a", refused, () -> loaded("one"));
        assertThatThrownBy(() -> asked.await().atMost(Duration.ofSeconds(5))).isInstanceOf(IllegalStateException.class);
        assertThat(loads).hasValue(0);
        get("a", "one");
        assertThat(asked.await().atMost(Duration.ofSeconds(5))).isEqualTo("one");
    }
}
