package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.Message.Told;
import org.boai.enroll.notification.channel.Verdict;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Outcome.Patience PATIENCE = new Outcome.Patience(10, Duration.ofSeconds(5));

    private static Outcome of(Verdict verdict, int attempts) {
        var told = new Told(UUID.randomUUID(), "organization");
        var subject = new Delivery.Subject(UUID.randomUUID(), "MEMBER_ADMITTED", false);
        var delivery = new Delivery(
                UUID.randomUUID(), UUID.randomUUID(), 1, attempts, 0, ChannelKind.WEBHOOK, subject, told, told);
        return Outcome.of(delivery, verdict, PATIENCE, 1);
    }

    @Test
    void waitsFourTimesAsLongAfterEachFailureUpToSixHours() {
        assertThat(of(Verdict.later("x"), 1).pause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(of(Verdict.later("x"), 2).pause()).isEqualTo(Duration.ofSeconds(20));
        assertThat(of(Verdict.later("x"), 9).pause()).isEqualTo(Outcome.LONGEST_WAIT);
    }

    @Test
    void leavesTheOtherSideAloneForAsLongAsItWants() {
        assertThat(of(Verdict.later("x", Duration.ofMinutes(3)), 1).pause()).isEqualTo(Duration.ofMinutes(3));
        assertThat(of(Verdict.later("x", Duration.ofSeconds(1)), 1).pause()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void givesUpAfterTheLastAttemptAndKeepsTheReason() {
        assertThat(of(Verdict.later("http-503"), 9).state()).isEqualTo("SCHEDULED");
        assertThat(of(Verdict.later("http-503"), 10).state()).isEqualTo("DEAD");
        assertThat(of(Verdict.later("http-503"), 10).reason()).isEqualTo("too-many-attempts: http-503");
    }

    @Test
    void aSecondStaleTokenIsAFailureLikeAnother() {
        assertThat(of(Verdict.refresh("token"), 1).state()).isEqualTo("SCHEDULED");
        assertThat(of(Verdict.refresh("token"), 1).failed()).isTrue();
    }

    @Test
    void whatMayHaveArrivedIsNotTriedAgain() {
        assertThat(of(Verdict.unsure("timeout"), 1).state()).isEqualTo("DEAD");
        assertThat(of(Verdict.unsure("timeout"), 1).reason()).isEqualTo("unsure");
    }
}
