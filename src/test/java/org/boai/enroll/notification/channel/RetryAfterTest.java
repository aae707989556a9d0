package org.boai.enroll.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "120, PT2M",
                "' 7 ', PT7S",
                "0, none",
                "86401, PT24H",
                "999999999, PT24H",
                "99999999999999999999, none",
                "-5, none",
                "1.5, none",
                "soon, none",
                "none, none",
                "'Mon, 23 Nov 2026 01:00:30 GMT', PT30S",
                "'Mon, 23 Nov 2026 00:59:30 GMT', none",
                "'Wed, 25 Nov 2026 01:00:00 GMT', PT24H",
            })
    void readsSecondsAndDatesUpToADay(String header, Duration pause) {
        assertThat(RetryAfter.of(header, NOW)).isEqualTo(pause);
    }
}
