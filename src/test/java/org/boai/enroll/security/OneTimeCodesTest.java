package org.boai.enroll.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA1: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void areThoseOfTheStandard(long seconds, String code) {
        assertThat(OneTimeCodes.at(SECRET, OneTimeCodes.step(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    @Test
    void countOneStepEarlyOrLateAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = OneTimeCodes.step(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(OneTimeCodes.stepOf(SECRET, OneTimeCodes.at(SECRET, near), now))
                    .isEqualTo(near);
        }
        assertThat(OneTimeCodes.stepOf(SECRET, OneTimeCodes.at(SECRET, step - 2), now))
                .isEqualTo(-1);
        assertThat(OneTimeCodes.stepOf(SECRET, OneTimeCodes.at(SECRET, step + 2), now))
                .isEqualTo(-1);
        assertThat(OneTimeCodes.stepOf(SECRET, "", now)).isEqualTo(-1);
    }
}
