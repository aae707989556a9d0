package org.boai.enroll.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.support.CloudSignatures;
import org.boai.enroll.support.CloudStub;
import org.boai.enroll.support.CloudStub.Received;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSendersTest {
    private static final MobileNumber PHONE = MobileNumber.parse("13800138000");
    private static final SmsText TEXT = new SmsText(List.of(
            new SmsText.Parameter("organization", "上保社区红十字会"),
            new SmsText.Parameter("count", "3"),
            new SmsText.Parameter("link", "inbox")));
    private static final SmsAccount AT_ALIYUN =
            new SmsAccount(SmsProvider.ALIYUN, "LTAI5t", "secret-7f3c", "红十字 会", "SMS_123", null, null);
    private static final SmsAccount AT_TENCENT =
            new SmsAccount(SmsProvider.TENCENT, "AKID", "secret-7f3c", "红十字会", "1110", "1400006666", "ap-guangzhou");

    private CloudStub cloud;
    private SmsRig rig;

    @BeforeEach
    void start() throws IOException {
        cloud = new CloudStub();
        rig = new SmsRig(cloud.uri());
    }

    @AfterEach
    void stop() {
        rig.close();
        cloud.close();
    }

    @Test
    void sendsAsAliyunDocumentsIt() {
        cloud.answers(200, "{\"Code\":\"OK\",\"Message\":\"OK\",\"BizId\":\"90061^0\",\"RequestId\":\"F655\"}");

        assertThat(aliyun()).isEqualTo(SmsResult.sent());
        Received request = cloud.received().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers())
                .containsEntry("x-acs-action", "SendSms")
                .containsEntry("x-acs-version", "2017-05-25")
                .containsEntry("x-acs-date", "2026-11-23T01:00:00Z");
        assertThat(parameters(request))
                .containsOnly(
                        Map.entry("PhoneNumbers", "13800138000"),
                        Map.entry("SignName", "红十字 会"),
                        Map.entry("TemplateCode", "SMS_123"),
                        Map.entry(
                                "TemplateParam", "{\"organization\":\"上保社区红十字会\",\"count\":\"3\",\"link\":\"inbox\"}"));
        assertThat(CloudSignatures.aliyunAccepts(request, "LTAI5t", "secret-7f3c"))
                .isTrue();
        assertThat(CloudSignatures.aliyunAccepts(request, "LTAI5t", "another")).isFalse();
    }

    @Test
    void neverUsesANonceTwice() {
        cloud.answers(200, "{\"Code\":\"OK\"}");
        aliyun();
        aliyun();

        assertThat(cloud.received())
                .extracting(request -> request.headers().get("x-acs-signature-nonce"))
                .doesNotHaveDuplicates();
    }

    @Test
    void sendsAsTencentDocumentsIt() {
        cloud.answers(200, status("Ok"));

        assertThat(tencent()).isEqualTo(SmsResult.sent());
        Received request = cloud.received().get(0);
        assertThat(request.headers())
                .containsEntry("x-tc-action", "SendSms")
                .containsEntry("x-tc-version", "2021-01-11")
                .containsEntry("x-tc-region", "ap-guangzhou")
                .containsEntry("content-type", "application/json; charset=utf-8");
        assertThat(new JsonObject(request.body()))
                .isEqualTo(new JsonObject()
                        .put("PhoneNumberSet", new JsonArray().add("+8613800138000"))
                        .put("SmsSdkAppId", "1400006666")
                        .put("SignName", "红十字会")
                        .put("TemplateId", "1110")
                        .put(
                                "TemplateParamSet",
                                new JsonArray().add("上保社区红十字会").add("3").add("inbox")));
        assertThat(CloudSignatures.tencentAccepts(request, "AKID", "secret-7f3c"))
                .isTrue();
        assertThat(CloudSignatures.tencentAccepts(request, "AKID", "another")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "200, isv.BUSINESS_LIMIT_CONTROL,     LATER, PT1H",
        "200, isv.DAY_LIMIT_CONTROL,          LATER, PT6H",
        "200, isv.MONTH_LIMIT_CONTROL,        REFUSED,",
        "200, isv.MOBILE_NUMBER_ILLEGAL,      NUMBER_GONE,",
        "200, isv.AMOUNT_NOT_ENOUGH,          REFUSED,",
        "200, isv.OUT_OF_SERVICE,             REFUSED,",
        "200, isv.SMS_SIGNATURE_ILLEGAL,      REFUSED,",
        "200, isv.SMS_TEMPLATE_ILLEGAL,       REFUSED,",
        "200, isv.INVALID_PARAMETERS,         REFUSED,",
        "200, isv.PARAM_LENGTH_LIMIT,         REFUSED,",
        "200, isv.PARAM_NOT_SUPPORT_URL,      REFUSED,",
        "200, isv.BLACK_KEY_CONTROL_LIMIT,    REFUSED,",
        "200, isv.TEMPLATE_MISSING_PARAMETERS,REFUSED,",
        "200, isp.RAM_PERMISSION_DENY,        REFUSED,",
        "400, SignatureDoesNotMatch,          REFUSED,",
        "404, InvalidAccessKeyId.NotFound,    REFUSED,",
        "200, isp.SYSTEM_ERROR,               LATER,",
        "400, Throttling.User,                LATER,",
        "503, ServiceUnavailable,             LATER,",
        "500, InternalError,                  LATER,",
        "400, SignatureNonceUsed,             LATER,",
        "200, isv.NEVER_HEARD_OF,             LATER,",
    })
    void knowsWhatAliyunsCodesMean(int status, String code, SmsResult.Sort sort, Duration pause) {
        cloud.answers(status, "{\"Code\":\"" + code + "\",\"Message\":\"13800138000\",\"RequestId\":\"F655\"}");

        assertThat(aliyun()).isEqualTo(new SmsResult(sort, code, pause));
    }

    @ParameterizedTest
    @CsvSource({
        "LimitExceeded.PhoneNumberThirtySecondLimit,      LATER, PT1M",
        "LimitExceeded.DeliveryFrequencyLimit,            LATER, PT10M",
        "LimitExceeded.PhoneNumberOneHourLimit,           LATER, PT1H",
        "LimitExceeded.PhoneNumberDailyLimit,             LATER, PT6H",
        "LimitExceeded.PhoneNumberSameContentDailyLimit,  LATER, PT6H",
        "LimitExceeded.AppDailyLimit,                     LATER, PT6H",
        "FailedOperation.PhoneNumberInBlacklist,          NUMBER_GONE,",
        "InvalidParameterValue.IncorrectPhoneNumber,      NUMBER_GONE,",
        "FailedOperation.InsufficientBalanceInSmsPackage, REFUSED,",
        "FailedOperation.SignatureIncorrectOrUnapproved,  REFUSED,",
        "FailedOperation.TemplateIncorrectOrUnapproved,   REFUSED,",
        "FailedOperation.ContainSensitiveWord,            REFUSED,",
        "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter, REFUSED,",
        "InvalidParameterValue.TemplateParameterLengthLimit, REFUSED,",
        "UnauthorizedOperation.SerivceSuspendDueToArrears, REFUSED,",
        "FailedOperation.OtherError,                      LATER,",
        "InternalError.Timeout,                           LATER,",
        "NeverHeardOf,                                    LATER,",
    })
    void knowsWhatTencentsCodesOfANumberMean(String code, SmsResult.Sort sort, Duration pause) {
        cloud.answers(200, status(code));

        assertThat(tencent()).isEqualTo(new SmsResult(sort, code, pause));
    }

    @ParameterizedTest
    @CsvSource({
        "AuthFailure.SignatureFailure,    REFUSED",
        "AuthFailure.SecretIdNotFound,    REFUSED",
        "MissingParameter,                REFUSED",
        "RequestLimitExceeded,            LATER",
        "RequestLimitExceeded.UinLimitExceeded, LATER",
        "InternalError,                   LATER",
    })
    void knowsWhatTencentsCodesOfARequestMean(String code, SmsResult.Sort sort) {
        cloud.answers(
                200, "{\"Response\":{\"Error\":{\"Code\":\"" + code + "\",\"Message\":\"m\"},\"RequestId\":\"ed93\"}}");

        assertThat(tencent()).isEqualTo(new SmsResult(sort, code, null));
    }

    @Test
    void waitsWhenAGatewayAnswersInsteadOfTheProvider() {
        cloud.answers(502, "<html>Bad Gateway</html>");

        assertThat(aliyun()).isEqualTo(SmsResult.later("status-502", null));
        assertThat(tencent()).isEqualTo(SmsResult.later("status-502", null));
    }

    @ParameterizedTest
    @CsvSource({"''", "[]", "'{\"RequestId\":\"F655\"}'", "'{\"Response\":{\"SendStatusSet\":[]}}'", "<html>"})
    void isUnsureWhenAnAnswerCannotBeRead(String body) {
        cloud.answers(200, body);

        assertThat(aliyun().sort()).isEqualTo(SmsResult.Sort.UNSURE);
        assertThat(tencent().sort()).isEqualTo(SmsResult.Sort.UNSURE);
    }

    @Test
    void isUnsureWhenTheAnswerNeverComes() {
        cloud.answers(200, null);

        assertThat(aliyun()).isEqualTo(SmsResult.unsure("no-answer"));
        assertThat(tencent()).isEqualTo(SmsResult.unsure("no-answer"));
        assertThat(cloud.received()).hasSize(2);
    }

    @Test
    void triesAgainLaterWhenNobodyListens() throws IOException {
        try (var closed = new SmsRig(URI.create("http://127.0.0.1:" + freePort()))) {
            assertThat(closed.aliyun().send(AT_ALIYUN, PHONE, TEXT).await().indefinitely())
                    .isEqualTo(SmsResult.later("no-connection", null));
            assertThat(closed.tencent().send(AT_TENCENT, PHONE, TEXT).await().indefinitely())
                    .isEqualTo(SmsResult.later("no-connection", null));
        }
    }

    @Test
    void keepsForeignTextOutOfCodes() {
        assertThat(new SmsResult(SmsResult.Sort.LATER, "号码 13800138000", null).code())
                .isEqualTo("code-unreadable");
    }

    @Test
    void printsNeitherSecretsNorTexts() {
        assertThat(AT_ALIYUN + " " + TEXT + " " + PHONE).doesNotContain("7f3c", "LTAI", "inbox", "138");
    }

    @Test
    void logsInsteadOfSendingOnlyInDemonstrations() {
        assertThat(rig.senders("demo")
                        .of(SmsProvider.LOG)
                        .send(AT_ALIYUN, PHONE, TEXT)
                        .await()
                        .indefinitely())
                .isEqualTo(SmsResult.sent());
        assertThat(rig.senders("production").allows(SmsProvider.LOG)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.senders("production").of(SmsProvider.LOG));
        assertThat(rig.senders("production").allows(SmsProvider.ALIYUN)).isTrue();
    }

    @Test
    void logsTheMaskedNumberOnly() {
        var lines = new StringBuilder();
        var logger = Logger.getLogger(LogSms.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.append(new SimpleFormatter().formatMessage(line));
                lines.append(line instanceof ExtLogRecord ext ? ext.getFormattedMessage() : "");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        rig.senders("demo")
                .of(SmsProvider.LOG)
                .send(AT_ALIYUN, PHONE, TEXT)
                .await()
                .indefinitely();
        logger.removeHandler(handler);

        assertThat(lines.toString()).contains("138****8000").doesNotContain("13800138000", "inbox", "红十字");
    }

    private SmsResult aliyun() {
        return rig.aliyun().send(AT_ALIYUN, PHONE, TEXT).await().indefinitely();
    }

    private SmsResult tencent() {
        return rig.tencent().send(AT_TENCENT, PHONE, TEXT).await().indefinitely();
    }

    private static String status(String code) {
        return "{\"Response\":{\"SendStatusSet\":[{\"SerialNo\":\"\",\"PhoneNumber\":\"+8613800138000\",\"Fee\":1,"
                + "\"SessionContext\":\"\",\"Code\":\"" + code + "\",\"Message\":\"m\",\"IsoCode\":\"CN\"}],"
                + "\"RequestId\":\"a0aa\"}}";
    }

    private static Map<String, String> parameters(Received request) {
        return Arrays.stream(request.uri().getRawQuery().split("&"))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
