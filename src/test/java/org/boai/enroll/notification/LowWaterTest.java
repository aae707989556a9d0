package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LowWaterTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private final LowWater lowWater = new LowWater();

    @Test
    void theFirstLookIsFromTheBeginning() {
        assertThat(lowWater.from(NOON)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void afterALookThatLeftNothingTheNextBeginsAMinuteBeforeIt() {
        lowWater.from(NOON);
        lowWater.leftNothing(NOON.plusSeconds(1));
        assertThat(lowWater.from(NOON.plusSeconds(2))).isEqualTo(NOON.minusSeconds(59));
    }

    @Test
    void nowAndThenEverythingIsLookedThrough() {
        lowWater.from(NOON);
        lowWater.leftNothing(NOON);
        assertThat(lowWater.from(NOON.plusSeconds(29))).isNotEqualTo(Instant.EPOCH);
        assertThat(lowWater.from(NOON.plusSeconds(30))).isEqualTo(Instant.EPOCH);
        lowWater.leftNothing(NOON.plusSeconds(30));
        assertThat(lowWater.from(NOON.plusSeconds(31))).isNotEqualTo(Instant.EPOCH);
    }
}
