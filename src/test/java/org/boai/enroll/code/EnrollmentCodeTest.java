package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class EnrollmentCodeTest {
    private static final Instant NOW = Instant.parse("2026-05-08T00:00:00Z");

    private static EnrollmentCode code(OffsetDateTime from, OffsetDateTime until) {
        var request = new IssueCode("社区入口", Occasion.POSTER, from, until, null);
        return new EnrollmentCode("000005724", new UUID(0, 1), request, NOW, new UUID(0, 2));
    }

    @Test
    void isValidFromTheBeginningOfTodayUnlessSomethingElseIsSaid() {
        assertThat(code(null, null).validFrom()).isEqualTo(Instant.parse("2026-05-07T16:00:00Z"));
        assertThat(code(null, null).status(NOW)).isEqualTo(CodeStatus.ACTIVE);
    }

    @Test
    void isNotIssuedWhenItHasEnded() {
        var ended = NOW.minusSeconds(60).atOffset(ZoneOffset.UTC);
        assertThatThrownBy(() -> code(null, ended)).isInstanceOf(ProblemException.class);
    }

    @Test
    void opensAgainAfterAPause() {
        var code = code(null, null);

        assertThat(code.pause(true)).isTrue();
        assertThat(code.status(NOW)).isEqualTo(CodeStatus.PAUSED);
        assertThat(code.pause(false)).isTrue();
        assertThat(code.status(NOW)).isEqualTo(CodeStatus.ACTIVE);
    }

    @Test
    void staysRevokedForGood() {
        var code = code(null, null);
        code.revoke();
        code.revoke();

        assertThat(code.pause(false)).isFalse();
        assertThat(code.status(NOW)).isEqualTo(CodeStatus.REVOKED);
    }

    @Test
    void expiresAtItsEnd() {
        var code = code(null, OffsetDateTime.parse("2026-05-09T00:00:00Z"));

        assertThat(code.status(NOW.plusSeconds(86_399))).isEqualTo(CodeStatus.ACTIVE);
        assertThat(code.status(NOW.plusSeconds(86_400))).isEqualTo(CodeStatus.EXPIRED);
    }
}
