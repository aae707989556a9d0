package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;

/**
 * SendSms of Aliyun, version 2017-05-25 (help.aliyun.com/document_detail/419273). The codes and what to do about them:
 * help.aliyun.com/document_detail/101346.
 */
@ApplicationScoped
public class AliyunSms implements SmsSender {
    private static final Set<String> OF_THE_NUMBER = Set.of("isv.MOBILE_NUMBER_ILLEGAL");

    /** Signature, template, money, permissions: the same message would be refused again. */
    private static final Set<String> TO_BE_MENDED = Set.of(
            "isv.AMOUNT_NOT_ENOUGH",
            "isv.OUT_OF_SERVICE",
            "isv.MONTH_LIMIT_CONTROL",
            "isv.SMS_SIGNATURE_ILLEGAL",
            "isv.SMS_SIGNATURE_SCENE_ILLEGAL",
            "isv.SMS_SIGN_ILLEGAL",
            "isv.SIGN_STATE_ILLEGAL",
            "isv.SMS_TEMPLATE_ILLEGAL",
            "isv.SMS_CONTENT_ILLEGAL",
            "isv.TEMPLATE_MISSING_PARAMETERS",
            "isv.TEMPLATE_PARAMS_ILLEGAL",
            "isv.PARAM_LENGTH_LIMIT",
            "isv.PARAM_NOT_SUPPORT_URL",
            "isv.BLACK_KEY_CONTROL_LIMIT",
            "isv.INVALID_PARAMETERS",
            "isv.INVALID_JSON_PARAM",
            "isv.DOMESTIC_NUMBER_NOT_SUPPORTED",
            "isv.DENY_IP_RANGE",
            "isv.PRODUCT_UN_SUBSCRIPT",
            "isv.PRODUCT_UNSUBSCRIBE",
            "isv.ACCOUNT_NOT_EXISTS",
            "isv.ACCOUNT_ABNORMAL",
            "isp.RAM_PERMISSION_DENY",
            "SignatureDoesNotMatch",
            "InvalidAccessKeyId.NotFound",
            "InvalidAccessKeyId.Inactive");

    /** 50 notices of one signature and template a day to one number; what the owner set in the console. */
    private static final Map<String, Duration> PAUSES =
            Map.of("isv.BUSINESS_LIMIT_CONTROL", Duration.ofHours(1), "isv.DAY_LIMIT_CONTROL", Duration.ofHours(6));

    private final OutboundHttp http;
    private final SmsConfig config;
    private final Clock clock;

    AliyunSms(OutboundHttp http, SmsConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<SmsResult> send(SmsAccount account, MobileNumber to, SmsText text) {
        return Uni.createFrom()
                .deferred(() -> http.send(call(account, to, text)))
                .map(AliyunSms::result)
                .onFailure(OutboundFailure.class)
                .recoverWithItem(failure -> SmsResult.of((OutboundFailure) failure));
    }

    private OutboundHttp.Call call(SmsAccount account, MobileNumber to, SmsText text) {
        var parameters = new TreeMap<>(Map.of(
                "PhoneNumbers", to.value(),
                "SignName", account.signName(),
                "TemplateCode", account.template(),
                "TemplateParam", json(text)));
        String host = OutboundHttp.host(config.aliyunUrl());
        var request = new AliyunRequest(
                host,
                "SendSms",
                "2017-05-25",
                parameters,
                clock.instant(),
                UUID.randomUUID().toString());
        URI uri = config.aliyunUrl().resolve("/?" + request.query());
        return OutboundHttp.Call.post(uri, request.signedWith(account.accessKeyId(), account.accessKeySecret()), null);
    }

    /** Values are strings, numbers too: anything else is {@code isv.INVALID_JSON_PARAM}. */
    private static String json(SmsText text) {
        var json = new JsonObject();
        text.parameters().forEach(parameter -> json.put(parameter.name(), parameter.value()));
        return json.encode();
    }

    private static SmsResult result(OutboundHttp.Reply reply) {
        String code = code(reply.body());
        if (code == null) {
            return SmsResult.ofStatus(reply.status());
        }
        if (code.equals("OK")) {
            return SmsResult.sent();
        }
        if (OF_THE_NUMBER.contains(code)) {
            return SmsResult.numberGone(code);
        }
        return TO_BE_MENDED.contains(code) ? SmsResult.refused(code) : SmsResult.later(code, PAUSES.get(code));
    }

    private static String code(String body) {
        try {
            return new JsonObject(body).getString("Code");
        } catch (DecodeException | ClassCastException unreadable) {
            return null;
        }
    }
}
