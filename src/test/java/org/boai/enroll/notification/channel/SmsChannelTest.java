package org.boai.enroll.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.boai.enroll.notification.channel.Messages.COMMUNITY;
import static org.boai.enroll.notification.channel.Messages.about;
import static org.boai.enroll.notification.channel.Messages.part;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.Message.Occasion;
import org.boai.enroll.notification.channel.Message.Told;
import org.boai.enroll.platform.SmsRig;
import org.boai.enroll.support.CloudSignatures;
import org.boai.enroll.support.CloudStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsChannelTest {
    private static final Map<String, String> SETTINGS =
            Map.of("provider", "tencent", "signName", "红十字会", "template", "1110", "appId", "1400006666");
    private static final Map<String, String> SECRETS = Map.of("accessKeyId", "AKID", "accessKeySecret", "secret-7f3c");
    private static final Message MESSAGE = about(Occasion.TOLD, COMMUNITY, part(COMMUNITY, "APPLICATION_TO_REVIEW", 3));

    private CloudStub cloud;
    private SmsRig rig;
    private SmsChannel channel;

    @BeforeEach
    void start() throws IOException {
        cloud = new CloudStub();
        rig = new SmsRig(cloud.uri());
        channel = new SmsChannel(rig.senders("production"));
    }

    @AfterEach
    void stop() {
        rig.close();
        cloud.close();
    }

    @Test
    void tellsOrganizationCountAndTheRestOfTheLink() {
        cloud.answers(200, status("Ok"));

        assertThat(send(MESSAGE, SETTINGS)).isEqualTo(Verdict.delivered());
        var request = cloud.received().get(0);
        assertThat(new JsonObject(request.body())
                        .getJsonArray("TemplateParamSet")
                        .getList())
                .isEqualTo(List.of("上保社区红十字会", "3", "inbox"));
        assertThat(request.headers()).containsEntry("x-tc-region", "ap-guangzhou");
        assertThat(CloudSignatures.tencentAccepts(request, "AKID", "secret-7f3c"))
                .isTrue();
    }

    @Test
    void offersToAcknowledgeAndFillsTheTemplateAsItIs() {
        cloud.answers(200, status("Ok"));

        send(Messages.toAcknowledge(MESSAGE), with("parameters", "count,link"));

        assertThat(new JsonObject(cloud.received().get(0).body())
                        .getJsonArray("TemplateParamSet")
                        .getList())
                .isEqualTo(List.of("3", "a/7f3c"));
    }

    @Test
    void shortensNamesAndNeverCutsALink() {
        cloud.answers(200, status("Ok"));
        var told = new Told(COMMUNITY.id(), "某".repeat(19) + "\uD842\uDFB7");
        var message = new Message(
                MESSAGE.id(),
                MESSAGE.at(),
                Occasion.TOLD,
                told,
                MESSAGE.parts(),
                false,
                Messages.LINK,
                "https://join.example.org/a/" + "x".repeat(43));

        send(message, SETTINGS);

        assertThat(new JsonObject(cloud.received().get(0).body())
                        .getJsonArray("TemplateParamSet")
                        .getList())
                .isEqualTo(List.of("某".repeat(19), "3", "inbox"));
    }

    @Test
    void saysWhatCameOfIt() {
        cloud.answers(200, status("LimitExceeded.PhoneNumberOneHourLimit"));
        assertThat(send(MESSAGE, SETTINGS))
                .isEqualTo(Verdict.later("LimitExceeded.PhoneNumberOneHourLimit", Duration.ofHours(1)));
        cloud.answers(200, status("FailedOperation.PhoneNumberInBlacklist"));
        assertThat(send(MESSAGE, SETTINGS)).isEqualTo(Verdict.gone("FailedOperation.PhoneNumberInBlacklist"));
        cloud.answers(200, status("FailedOperation.SignatureIncorrectOrUnapproved"));
        assertThat(send(MESSAGE, SETTINGS))
                .isEqualTo(Verdict.permanent("FailedOperation.SignatureIncorrectOrUnapproved"));
        cloud.answers(200, null);
        assertThat(send(MESSAGE, SETTINGS)).isEqualTo(Verdict.unsure("no-answer"));
    }

    @Test
    void sendsNothingWhenWhatItInheritedIsGone() {
        var endpoint = new Endpoint(UUID.randomUUID(), "13800138000", SETTINGS, Map.of());

        assertThat(channel.send(MESSAGE, endpoint).await().indefinitely())
                .isEqualTo(Verdict.permanent("settings-invalid"));
        assertThat(cloud.received()).isEmpty();
    }

    @Test
    void acceptsWhatCanWork() {
        assertThatCode(() -> check(SETTINGS, SECRETS, "13800138000", "+86 139-0013-9000"))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(
                        Map.of("provider", "aliyun", "signName", "红十字会", "template", "SMS_123", "parameters", "count"),
                        SECRETS))
                .doesNotThrowAnyException();
        assertThatCode(() -> new SmsChannel(rig.senders("demo"))
                        .check(new ChannelSettings(Map.of("provider", "log"), Map.of(), List.of("13800138000"))))
                .doesNotThrowAnyException();
    }

    @Test
    void namesEachThingThatIsWrong() {
        assertThat(errors(
                        Map.of(
                                "provider", "tencent",
                                "signName", "红\u200b",
                                "template", "SMS_123",
                                "region", "广州",
                                "parameters", "count,name"),
                        Map.of("accessKeySecret", "a\nb"),
                        "13800138000",
                        "0571-8888"))
                .containsExactlyInAnyOrder(
                        new FieldError("/settings/signName", "text-invisible-character"),
                        new FieldError("/settings/template", "sms-template-shape"),
                        new FieldError("/settings/appId", "text-blank"),
                        new FieldError("/settings/region", "sms-region-shape"),
                        new FieldError("/settings/parameters", "sms-parameters-unknown"),
                        new FieldError("/secrets/accessKeyId", "text-blank"),
                        new FieldError("/secrets/accessKeySecret", "secret-characters"),
                        new FieldError("/endpoints/1/address", "phone-invalid"));
    }

    @Test
    void knowsItsProviders() {
        assertThat(errors(Map.of(), Map.of())).containsExactly(new FieldError("/settings/provider", "text-blank"));
        assertThat(errors(Map.of("provider", "Aliyun"), Map.of()))
                .containsExactly(new FieldError("/settings/provider", "sms-provider-unknown"));
        assertThat(errors(Map.of("provider", "log"), Map.of()))
                .containsExactly(new FieldError("/settings/provider", "sms-provider-demo-only"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count,count",
                "organization,link,link",
                "count,",
                ",",
                "count;link",
                "organization,count,link,count"
            })
    void refusesParametersThatNoTemplateHas(String parameters) {
        assertThat(errors(with("parameters", parameters), SECRETS))
                .containsExactly(new FieldError("/settings/parameters", "sms-parameters-unknown"));
    }

    private Verdict send(Message message, Map<String, String> settings) {
        var endpoint = new Endpoint(UUID.randomUUID(), "13800138000", settings, SECRETS);
        return channel.send(message, endpoint).await().indefinitely();
    }

    private void check(Map<String, String> settings, Map<String, String> secrets, String... addresses) {
        channel.check(new ChannelSettings(settings, secrets, List.of(addresses)));
    }

    private List<FieldError> errors(Map<String, String> settings, Map<String, String> secrets, String... addresses) {
        return catchThrowableOfType(ProblemException.class, () -> check(settings, secrets, addresses))
                .errors();
    }

    private static Map<String, String> with(String name, String value) {
        var settings = new HashMap<>(SETTINGS);
        settings.put(name, value);
        return settings;
    }

    private static String status(String code) {
        return "{\"Response\":{\"SendStatusSet\":[{\"PhoneNumber\":\"+8613800138000\",\"Code\":\"" + code
                + "\",\"Message\":\"m\"}],\"RequestId\":\"a0aa\"}}";
    }
}
