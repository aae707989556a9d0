package org.boai.enroll.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FactsCacheTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Edition FIRST = new Edition(1, TODAY);

    private final AtomicInteger loads = new AtomicInteger();
    private final FactsCache<String, Integer> cache = new FactsCache<>(10, value -> value < 100);

    private Integer get(Edition edition) {
        return cache.get("key", edition, () -> Uni.createFrom().item(loads::incrementAndGet))
                .await()
                .indefinitely();
    }

    @Test
    void loadsOnceForAnEdition() {
        assertThat(get(FIRST)).isEqualTo(1);
        assertThat(get(FIRST)).isEqualTo(1);
    }

    @Test
    void loadsAgainWhenAFactHasChanged() {
        get(FIRST);
        assertThat(get(new Edition(2, TODAY))).isEqualTo(2);
    }

    @Test
    void loadsAgainWhenADayHasBegun() {
        get(FIRST);
        assertThat(get(new Edition(1, TODAY.plusDays(1)))).isEqualTo(2);
    }

    @Test
    void anEarlierUnitOfWorkDoesNotPushOutWhatALaterOneLoaded() {
        var later = new Edition(2, TODAY);
        assertThat(get(later)).isEqualTo(1);
        assertThat(get(FIRST)).isEqualTo(2);
        assertThat(get(later)).isEqualTo(1);
    }

    @Test
    void keepsNothingThatIsNotWorthIt() {
        loads.set(100);
        assertThat(get(FIRST)).isEqualTo(101);
        assertThat(get(FIRST)).isEqualTo(102);
    }

    @Test
    void keepsNoAbsence() {
        cache.get("none", FIRST, () -> Uni.createFrom().nullItem()).await().indefinitely();
        assertThat(cache.get("none", FIRST, () -> Uni.createFrom().item(5))
                        .await()
                        .indefinitely())
                .isEqualTo(5);
    }

    @Test
    void aLaterDayOrAHigherVersionIsNewer() {
        assertThat(new Edition(2, TODAY).newerThan(new Edition(1, TODAY.plusDays(1))))
                .isTrue();
        assertThat(new Edition(1, TODAY.plusDays(1)).newerThan(FIRST)).isTrue();
        assertThat(FIRST.newerThan(FIRST)).isFalse();
    }
}
