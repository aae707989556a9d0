package org.boai.enroll.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicActivityTest {
    private static final Instant NOW = Instant.parse("2026-12-01T01:00:00Z");

    @ParameterizedTest
    @EnumSource(PublicActivityState.class)
    void oneSignsUpForWhatIsAnnounced(PublicActivityState state) {
        assertThat(PublicActivity.signUpOpen(state, NOW.plusSeconds(1), NOW))
                .isEqualTo(state == PublicActivityState.PUBLISHED);
    }

    @Test
    void untilTheMomentThatWasSaid() {
        assertThat(PublicActivity.signUpOpen(PublicActivityState.PUBLISHED, NOW, NOW))
                .isFalse();
    }

    @Test
    void textsAreSanitizedOnceMore() {
        assertThat(PublicText.of("<p onclick=\"x()\">急救<script>alert(1)</script></p>"))
                .isEqualTo("<p>急救</p>");
        assertThat(PublicText.of("<script>alert(1)</script>")).isEmpty();
        assertThat(PublicText.of(null)).isEmpty();
    }
}
