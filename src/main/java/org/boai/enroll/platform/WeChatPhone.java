package org.boai.enroll.platform;

import java.time.Duration;
import java.time.Instant;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.jboss.logging.Logger;

/**
 * {@code phone_info} of {@code getuserphonenumber}.
 *
 * @param number      {@code purePhoneNumber}, without country code
 * @param countryCode a number or a text on the wire
 * @param appId       of the watermark: for whom WeChat gave it out
 * @param givenAt     of the watermark
 */
record WeChatPhone(String number, String countryCode, String appId, Instant givenAt) {
    private static final Logger LOG = Logger.getLogger(WeChatPhone.class);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final String MAINLAND = "86";

    static WeChatPhone of(WeChatAnswer answer) {
        var phone = answer.within("phone_info");
        var watermark = phone.within("watermark");
        return new WeChatPhone(
                phone.text("purePhoneNumber"),
                phone.text("countryCode"),
                watermark.text("appid"),
                Instant.ofEpochSecond(watermark.number("timestamp", 0)));
    }

    /**
     * The number, when it was given to us, just now.
     *
     * @throws ProblemException {@code wechat-code-refused}, {@code wechat-phone-not-mainland}
     */
    MobileNumber require(String ourAppId, Instant now) {
        boolean ours = appId.equals(ourAppId);
        if (!ours || givenAt.isBefore(now.minus(OLDEST)) || givenAt.isAfter(now.plus(CLOCKS_APART))) {
            LOG.warnf("WeChat gave a phone with a watermark %s", ours ? "of another time" : "of another account");
            throw ProblemException.of(WeChatProblem.WECHAT_CODE_REFUSED);
        }
        try {
            if (MAINLAND.equals(countryCode)) {
                return MobileNumber.parse(number);
            }
        } catch (InvalidValue notOfAPerson) {
            // answered below: WeChat has it, so it was not mistyped
        }
        throw ProblemException.of(WeChatProblem.WECHAT_PHONE_NOT_MAINLAND);
    }

    @Override
    public String toString() {
        return "WeChatPhone[…]";
    }
}
