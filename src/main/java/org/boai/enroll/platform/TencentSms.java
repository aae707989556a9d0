package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.boai.enroll.kernel.MobileNumber;

/**
 * SendSms of Tencent Cloud, version 2021-01-11 (cloud.tencent.com/document/api/382/55981). The codes:
 * cloud.tencent.com/document/api/382/59177; those of all its services: cloud.tencent.com/document/api/382/52075.
 */
@ApplicationScoped
public class TencentSms implements SmsSender {
    private static final Set<String> OF_THE_NUMBER =
            Set.of("FailedOperation.PhoneNumberInBlacklist", "InvalidParameterValue.IncorrectPhoneNumber");

    /** The same message would be refused again. */
    private static final Set<String> TO_BE_MENDED = Set.of(
            "FailedOperation.InsufficientBalanceInSmsPackage",
            "FailedOperation.SignatureIncorrectOrUnapproved",
            "FailedOperation.TemplateIncorrectOrUnapproved",
            "FailedOperation.TemplateUnapprovedOrNotExist",
            "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
            "FailedOperation.ContainSensitiveWord",
            "FailedOperation.FailResolvePacket",
            "FailedOperation.JsonParseFail");

    /** Families of which every code is a fault of settings or of the request. */
    private static final Set<String> FAMILIES_TO_BE_MENDED = Set.of(
            "AuthFailure",
            "UnauthorizedOperation",
            "InvalidParameter",
            "InvalidParameterValue",
            "MissingParameter",
            "UnsupportedOperation",
            "UnsupportedRegion");

    /** By default one of the same content in 30 seconds, and 10 a day to one number. */
    private static final Map<String, Duration> PAUSES = Map.of(
            "LimitExceeded.PhoneNumberThirtySecondLimit", Duration.ofMinutes(1),
            "LimitExceeded.DeliveryFrequencyLimit", Duration.ofMinutes(10),
            "LimitExceeded.PhoneNumberOneHourLimit", Duration.ofHours(1),
            "LimitExceeded.PhoneNumberDailyLimit", Duration.ofHours(6),
            "LimitExceeded.PhoneNumberSameContentDailyLimit", Duration.ofHours(6),
            "LimitExceeded.AppDailyLimit", Duration.ofHours(6));

    private final OutboundHttp http;
    private final SmsConfig config;
    private final Clock clock;

    TencentSms(OutboundHttp http, SmsConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<SmsResult> send(SmsAccount account, MobileNumber to, SmsText text) {
        return Uni.createFrom()
                .deferred(() -> http.send(call(account, body(account, to, text))))
                .map(TencentSms::result)
                .onFailure(OutboundFailure.class)
                .recoverWithItem(failure -> SmsResult.of((OutboundFailure) failure));
    }

    private static String body(SmsAccount account, MobileNumber to, SmsText text) {
        var values = new JsonArray();
        text.parameters().forEach(parameter -> values.add(parameter.value()));
        return new JsonObject()
                .put("PhoneNumberSet", new JsonArray().add("+86" + to.value()))
                .put("SmsSdkAppId", account.appId())
                .put("SignName", account.signName())
                .put("TemplateId", account.template())
                .put("TemplateParamSet", values)
                .encode();
    }

    private OutboundHttp.Call call(SmsAccount account, String body) {
        String host = OutboundHttp.host(config.tencentUrl());
        var request = new TencentRequest(host, "sms", "SendSms", "2021-01-11", account.region(), body, clock.instant());
        return OutboundHttp.Call.post(
                config.tencentUrl().resolve("/"),
                request.signedWith(account.accessKeyId(), account.accessKeySecret()),
                body);
    }

    private static SmsResult result(OutboundHttp.Reply reply) {
        String code = code(reply.body());
        if (code == null) {
            return SmsResult.ofStatus(reply.status());
        }
        if (code.equals("Ok")) {
            return SmsResult.sent();
        }
        if (OF_THE_NUMBER.contains(code)) {
            return SmsResult.numberGone(code);
        }
        boolean toBeMended = TO_BE_MENDED.contains(code) || FAMILIES_TO_BE_MENDED.contains(code.split("\\.", 2)[0]);
        return toBeMended ? SmsResult.refused(code) : SmsResult.later(code, PAUSES.get(code));
    }

    /** Of the request when it failed as a whole, else of the one number. */
    private static String code(String body) {
        try {
            JsonObject response = new JsonObject(body).getJsonObject("Response", new JsonObject());
            JsonObject error = response.getJsonObject("Error");
            JsonArray statuses = response.getJsonArray("SendStatusSet", new JsonArray());
            if (error != null) {
                return error.getString("Code");
            }
            return statuses.isEmpty() ? null : statuses.getJsonObject(0).getString("Code");
        } catch (DecodeException | ClassCastException unreadable) {
            return null;
        }
    }
}
