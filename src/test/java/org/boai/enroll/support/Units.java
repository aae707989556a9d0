package org.boai.enroll.support;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Units that do not exist, each with a credit code of its own (GB 32100-2015). */
public final class Units {
    private static final String ADDRESS = "/api/v1/corporate-applications";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANIZATION = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime() % 10_000_000L);

    private Units() {}

    /** That no other unit of this run has. */
    public static String creditCode() {
        String body = "91330106" + withCheck(String.format("%08d", NEXT.incrementAndGet() % 100_000_000L));
        int sum = 0;
        int weight = 1;
        for (char c : body.toCharArray()) {
            sum += weight * ALPHABET.indexOf(c);
            weight = weight * 3 % 31;
        }
        return body + ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static String withCheck(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += ORGANIZATION[i] * (digits.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return digits + (check == 10 ? "X" : String.valueOf(check));
    }

    /** With its seat in 西湖区. */
    public static Map<String, Object> unit() {
        Map<String, Object> unit = new HashMap<>();
        unit.put("name", "测试器材有限公司" + NEXT.incrementAndGet());
        unit.put("creditCode", creditCode());
        unit.put("regionCode", "330106002");
        unit.put("legalRepresentative", "测试法人");
        unit.put("contact", contact());
        return unit;
    }

    public static Map<String, Object> contact() {
        return Map.of("fullName", "测试联系人", "phone", Applications.phone());
    }

    public static List<Map<String, String>> consents() {
        return new ArrayList<>(List.of(consent("PRIVACY_POLICY"), consent("STATUTES"), consent("SHARE_WITH_BRANCH")));
    }

    private static Map<String, String> consent(String purpose) {
        return Map.of("purpose", purpose, "version", Applications.version(purpose));
    }

    public static Map<String, Object> application(String code, Map<String, Object> unit) {
        return new HashMap<>(Map.of("code", code, "unit", unit, "consents", consents()));
    }

    public static Response submit(Map<String, Object> application) {
        return submit(UUID.randomUUID().toString(), application);
    }

    public static Response submit(String key, Map<String, Object> application) {
        return Api.anyone().header("Idempotency-Key", key).body(application).post(ADDRESS);
    }

    /** @return the id of an application that must be accepted */
    public static UUID applied(Map<String, Object> application) {
        String receipt = Json.text(submit(application).then().statusCode(201), "/receipt");
        return ofReceipt(receipt);
    }

    public static UUID ofReceipt(String receipt) {
        return Database.one(UUID.class, "SELECT id FROM corporate_applications WHERE receipt = ?", receipt);
    }

    /** @return the member that an application becomes when the county approves it */
    public static UUID member(String steward, UUID application) {
        return UUID.fromString(Api.as(steward)
                .post(ADDRESS + "/" + application + "/approval")
                .then()
                .statusCode(200)
                .extract()
                .path("memberId"));
    }
}
