package org.boai.enroll.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import org.boai.enroll.kernel.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
    private static final String PUBLISHED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The example that the specification's libraries are tested with. */
    @Test
    void signsAsTheSpecificationsExample() {
        String signature = WebhookSecret.of(PUBLISHED)
                .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsIdTimeAndBody() {
        var secret = WebhookSecret.of(PUBLISHED);
        var now = Instant.ofEpochSecond(1_614_265_330);
        String signature = secret.sign("a", now, "b");

        assertThat(secret.sign("a", now.plusMillis(999), "b")).isEqualTo(signature);
        assertThat(secret.sign("a", now.plusSeconds(1), "b")).isNotEqualTo(signature);
        assertThat(secret.sign("A", now, "b")).isNotEqualTo(signature);
        assertThat(secret.sign("a", now, "B")).isNotEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void takes24To64Bytes(int length) {
        assertThat(WebhookSecret.of(ofLength(length))).hasToString("WebhookSecret");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void refusesOtherLengths(int length) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> WebhookSecret.of(ofLength(length)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZI o2LaLaSw",
                "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void refusesWhatIsNoSecretAndDoesNotQuoteIt(String text) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> WebhookSecret.of(text))
                .withMessage("webhook-secret")
                .withNoCause();
    }

    @Test
    void makesSecretsThatItTakesAndNeverTheSame() {
        var secrets =
                IntStream.range(0, 100).mapToObj(i -> WebhookSecret.generate()).toList();

        assertThat(secrets).doesNotHaveDuplicates().allSatisfy(WebhookSecret::of);
    }

    private static String ofLength(int length) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
    }
}
