package org.boai.enroll.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.platform.OutboundHttp.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What WeChat says, and what we make of it. */
class WeChatAnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final String US = "wx00000000000000aa";

    private static WeChatAnswer answer(String body) {
        return WeChatAnswer.of(new Reply(200, null, body));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, BUSY, wechat-unreachable",
        "40001, TOKEN, wechat-unreachable",
        "40014, TOKEN, wechat-unreachable",
        "42001, TOKEN, wechat-unreachable",
        "40029, CODE, wechat-code-refused",
        "40163, CODE, wechat-code-refused",
        "41008, CODE, wechat-code-refused",
        "45009, TOO_OFTEN, wechat-too-often",
        "45011, TOO_OFTEN, wechat-too-often",
        "40226, RISKY_USER, wechat-user-refused",
        "40013, PERMANENT, wechat-unreachable",
        "40125, PERMANENT, wechat-unreachable",
        "47003, PERMANENT, wechat-unreachable",
        "61010, PERMANENT, wechat-unreachable"
    })
    void everyErrorHasAMeaning(int errcode, WeChatError error, String slug) {
        assertThatThrownBy(() -> answer("{\"errcode\":" + errcode + ",\"errmsg\":\"secret, rid\"}"))
                .hasMessageNotContaining("rid")
                .asInstanceOf(type(WeChatFailure.class))
                .satisfies(failure -> {
                    assertThat(failure.error()).isEqualTo(error);
                    assertThat(failure.errcode()).isEqualTo(errcode);
                    assertThat(failure.problem().type().slug()).isEqualTo(slug);
                });
    }

    @Test
    void whatMayPassSaysWhenToComeBack() {
        for (int errcode : new int[] {-1, 40001, 40125, 45009, 45011}) {
            assertThat(WeChatFailure.of(errcode).problem().retryAfter())
                    .as("%d", errcode)
                    .isPositive();
        }
        assertThat(WeChatFailure.of(40029).problem().retryAfter()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"openid\":\"o\",\"session_key\":\"k\"}",
                "{\"errcode\":0,\"openid\":\"o\"}",
                "{\"errcode\":\"0\",\"errmsg\":\"ok\",\"openid\":\"o\",\"more\":[1]}"
            })
    void successNeedsNoErrorNumber(String body) {
        assertThat(answer(body).text("openid")).isEqualTo("o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html>502</html>", "{\"openid\":\"\"}", "{\"openid\":{}}", "{}"})
    void whatCannotBeReadMayHaveHappened(String body) {
        assertThatThrownBy(() -> answer(body).text("openid"))
                .asInstanceOf(type(WeChatFailure.class))
                .matches(WeChatFailure::isBusy)
                .matches(WeChatFailure::perhapsDone);
    }

    @Test
    void aGatewayThatIsAwayHasDoneNothing() {
        assertThatThrownBy(() -> WeChatAnswer.of(new Reply(502, null, "{\"errcode\":0}")))
                .asInstanceOf(type(WeChatFailure.class))
                .matches(WeChatFailure::isBusy)
                .matches(failure -> !failure.perhapsDone());
    }

    private static WeChatPhone phone(String number, String countryCode, String appId, Instant at) {
        return WeChatPhone.of(
                answer("{\"errcode\":0,\"phone_info\":{\"phoneNumber\":\"x\",\"purePhoneNumber\":\"" + number
                        + "\",\"countryCode\":" + countryCode + ",\"watermark\":{\"timestamp\":" + at.getEpochSecond()
                        + ",\"appid\":\"" + appId + "\"}}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"86", "\"86\""})
    void aCountryCodeIsANumberOrAText(String countryCode) {
        assertThat(phone("13800138000", countryCode, US, NOW).require(US, NOW).value())
                .isEqualTo("13800138000");
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, 86, wx00000000000000cc, 0, wechat-code-refused",
        "13800138000, 86, wx00000000000000aa, -601, wechat-code-refused",
        "13800138000, 86, wx00000000000000aa, 301, wechat-code-refused",
        "13800138000, 852, wx00000000000000aa, 0, wechat-phone-not-mainland",
        "61234567, 86, wx00000000000000aa, 0, wechat-phone-not-mainland",
        "14412345678, 86, wx00000000000000aa, 0, wechat-phone-not-mainland"
    })
    void aPhoneCountsOnlyForUsAndJustNow(String number, String country, String appId, int seconds, String slug) {
        var phone = phone(number, country, appId, NOW.plusSeconds(seconds));
        assertThatThrownBy(() -> phone.require(US, NOW))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> assertThat(problem.type().slug()).isEqualTo(slug));
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, 0, 300})
    void clocksMayBeApart(int seconds) {
        assertThat(phone("13800138000", "86", US, NOW.plusSeconds(seconds)).require(US, NOW))
                .isNotNull();
    }

    @Test
    void aTokenIsRenewedWhileItIsGood() {
        var token = WeChatToken.lent("t", Duration.ofSeconds(7200), NOW);
        assertThat(token.isFresh(NOW.plusSeconds(7019))).isTrue();
        assertThat(token.isFresh(NOW.plusSeconds(7020))).isFalse();
        assertThat(token.isGood(NOW.plusSeconds(7199))).isTrue();
        assertThat(token.isGood(NOW.plusSeconds(7200))).isFalse();
        assertThat(WeChatToken.lent("t", Duration.ofSeconds(100), NOW).isFresh(NOW.plusSeconds(49)))
                .isTrue();
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        String text = "😀".repeat(3000);
        String read = WeChatTextCheck.beginning(text);
        assertThat(read.codePointCount(0, read.length())).isEqualTo(2500);
        assertThat(text).startsWith(read);
        assertThat(WeChatTextCheck.beginning("短")).isEqualTo("短");
    }

    @Test
    void nothingOfItIsPrinted() {
        var phone = phone("13800138000", "86", US, NOW);
        var all = phone + " " + new WeChatApp(US, "secret-7f3c") + " " + new WeChatUser(US, "openid-7f3c") + " "
                + answer("{\"openid\":\"openid-7f3c\"}") + " " + WeChatToken.lent("t-7f3c", Duration.ofHours(2), NOW);
        assertThat(all).doesNotContain("7f3c", "138");
    }
}
