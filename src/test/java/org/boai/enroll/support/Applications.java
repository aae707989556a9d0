package org.boai.enroll.support;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Applications of people who do not exist: each one another person. */
public final class Applications {
    public static final String SHANGBAO = "330106002051";

    private static final Map<String, String> REWRITTEN =
            Map.of("PRIVACY_POLICY", "3", "SENSITIVE_DATA", "2", "SHARE_WITH_BRANCH", "2");

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    private Applications() {}

    /** A right application of a new adult who lives in 上保社区. */
    public static Map<String, Object> adult(String code) {
        return adult(code, SHANGBAO);
    }

    public static Map<String, Object> adult(String code, String region) {
        Map<String, Object> application = new HashMap<>();
        application.put("code", code);
        application.put("fullName", "测试" + han(NEXT.incrementAndGet()));
        application.put("phone", phone());
        application.put("birthDate", "1990-01-01");
        application.put("residence", Map.of("regionCode", region));
        application.put("consents", consents());
        return application;
    }

    /** An 18-digit number of somebody born on this day, with its check character (GB 11643), that nobody else has. */
    public static String identityNumber(LocalDate birth) {
        long next = NEXT.incrementAndGet();
        String digits = "330" + String.format("%03d", next / 1000 % 1000)
                + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%03d", next % 1000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** A mobile number that no other application of this run has. */
    public static String phone() {
        String phone = "139" + String.format("%08d", NEXT.incrementAndGet() % 100_000_000L);
        PhoneProofs.given(phone);
        return phone;
    }

    public static List<Map<String, String>> consents() {
        return new ArrayList<>(
                Stream.of("PRIVACY_POLICY", "STATUTES", "PRC_CITIZEN", "SENSITIVE_DATA", "SHARE_WITH_BRANCH")
                        .map(purpose -> Map.of("purpose", purpose, "version", version(purpose)))
                        .toList());
    }

    /** That is in force. */
    public static String version(String purpose) {
        return REWRITTEN.getOrDefault(purpose, "1");
    }

    private static String han(long number) {
        var name = new StringBuilder();
        for (long rest = number; rest > 0; rest /= 1000) {
            name.appendCodePoint(0x4E00 + (int) (rest % 1000));
        }
        return name.toString();
    }
}
