package org.boai.enroll.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Database.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas count together, and a limit of theirs is one. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class SharedCountsIT {
    /** Long enough that no window ends under a test, but once in a fortnight. */
    private static final Limit HUNDRED = new Limit("test", 100, Duration.ofDays(14));

    @Inject
    Pool pool;

    @Inject
    BlindIndex index;

    @Inject
    Clock clock;

    private String whom;
    private SharedCounts one;
    private SharedCounts other;

    @BeforeEach
    void twoReplicas() {
        whom = UUID.randomUUID().toString();
        one = replica(clock);
        other = replica(clock);
    }

    private SharedCounts replica(Clock clock) {
        return new SharedCounts(pool, index, clock);
    }

    private static void exchange(SharedCounts replica) {
        replica.exchange().await().atMost(Duration.ofSeconds(10));
    }

    /** How many of these are taken. */
    private int take(SharedCounts replica, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            try {
                replica.take(HUNDRED, whom);
                taken++;
            } catch (ProblemException full) {
                assertThat(full.retryAfter()).isBetween(Duration.ofSeconds(1), HUNDRED.window());
            }
        }
        return taken;
    }

    @Test
    void aLimitHoldsInSum() {
        assertThat(take(one, 60)).isEqualTo(60);
        exchange(one);
        assertThat(take(other, 20)).isEqualTo(20);
        exchange(other);
        assertThat(take(other, 200)).isEqualTo(20);
        exchange(other);
        take(one, 1);
        exchange(one);
        assertThat(take(one, 200)).isZero();
    }

    @Test
    void aReplicaAloneLetsNobodyPast() {
        assertThat(take(one, 300)).isEqualTo(100);
        exchange(one);
        assertThat(take(one, 10)).isZero();
    }

    @Test
    void whatPeopleDoOnceCostsNoRow() {
        long rows = count("SELECT count(*) FROM attempt_counters");
        take(one, 12);
        exchange(one);
        assertThat(count("SELECT count(*) FROM attempt_counters")).isEqualTo(rows);
        take(one, 1);
        exchange(one);
        assertThat(count("SELECT count(*) FROM attempt_counters")).isEqualTo(rows + 1);
    }

    @Test
    void aClockThatIsWrongStillEndsItsWindowsWithTheOthers() {
        var fast = replica(Clock.offset(clock, HUNDRED.window().multipliedBy(3)));
        take(fast, 50);
        exchange(fast);
        take(one, 50);
        exchange(one);
        assertThat(take(fast, 50)).isEqualTo(50);
        exchange(fast);
        assertThat(take(fast, 50)).isZero();
        take(one, 1);
        exchange(one);
        assertThat(take(one, 50)).isZero();
    }

    @Test
    void whatIsAskedOnlyIsNotCounted() {
        for (int i = 0; i < 300; i++) {
            one.requireRoom(HUNDRED, whom);
        }
        assertThat(take(one, 200)).isEqualTo(100);
    }

    @Test
    void addressesAreNotStored() {
        take(one, 50);
        exchange(one);
        assertThat(count("SELECT count(*) FROM attempt_counters WHERE bucket LIKE ?", "%" + whom + "%"))
                .isZero();
    }
}
