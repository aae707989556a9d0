package org.boai.enroll.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Backgrounds as an application keeps them. */
class BackgroundTest {
    @Test
    void oneMoreStandsThereOnce() {
        assertThat(Background.with(Background.FIRST_AID_CERTIFICATE, "")).isEqualTo("FIRST_AID_CERTIFICATE");
        assertThat(Background.with(Background.FIRST_AID_CERTIFICATE, "DONOR,FIRST_AID_CERTIFICATE"))
                .isEqualTo("DONOR,FIRST_AID_CERTIFICATE");
        assertThat(Background.with(Background.FIRST_AID_CERTIFICATE, "VOLUNTEER"))
                .isEqualTo("VOLUNTEER,FIRST_AID_CERTIFICATE");
    }
}
