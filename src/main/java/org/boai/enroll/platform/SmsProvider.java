package org.boai.enroll.platform;

import java.util.Arrays;
import java.util.Locale;

/** Who carries text messages. */
public enum SmsProvider {
    /**
     * 阿里云. A variable of a notice has 1 to 35 characters in templates since 2018-01-10, and must not be an address
     * ({@code isv.PARAM_LENGTH_LIMIT}, {@code isv.PARAM_NOT_SUPPORT_URL}: help.aliyun.com/document_detail/101346).
     */
    ALIYUN(35),
    /**
     * 腾讯云. Certified enterprises have no fixed limit, yet the console sets one for each template
     * (cloud.tencent.com/document/faq/382/13301), so that names are kept short; addresses are refused as well.
     */
    TENCENT(20),
    /** Nobody: the log says that a message was not sent. Only in demonstrations. */
    LOG(35);

    private final int longestParameter;

    SmsProvider(int longestParameter) {
        this.longestParameter = longestParameter;
    }

    /** The most characters of one parameter of a template. */
    public int longestParameter() {
        return longestParameter;
    }

    /** @return null when there is none of this name, e.g. {@code aliyun} */
    public static SmsProvider named(String name) {
        return Arrays.stream(values())
                .filter(provider -> provider.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(null);
    }
}
