package org.boai.enroll.support;

import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.patiently;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Members' devices and devices at doors, as the page on check-in codes describes them; and activities to come to. */
public final class CheckIns {
    private CheckIns() {}

    /** Of the organization, from half an hour ago to in two hours; for members of its subtree. */
    public static UUID activity(UUID organization) {
        return activity(organization, Instant.now().minus(30, ChronoUnit.MINUTES), null);
    }

    /** @param capacity null for as many as come */
    public static UUID activity(UUID organization, Instant starts, Integer capacity) {
        UUID id = UUID.randomUUID();
        var from = starts.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        Database.change(
                """
                INSERT INTO activities (id, organization_id, title, description, place, starts_at, ends_at, sign_up_until,
                    capacity, audience, state, published_at, created_at, created_by)
                VALUES (?, ?, '社区健康义诊', '<p>欢迎参加</p>', '上保社区服务中心', ?, ?, ?, ?, 'SUBTREE', 'PUBLISHED', now(), now(),
                    gen_random_uuid())""",
                id,
                organization,
                from,
                from.plusMinutes(150),
                from,
                capacity);
        return id;
    }

    /** A member with a place, as if they had signed up. @param name sealed for the participation */
    public static UUID place(UUID activity, UUID member, UUID participation, byte[] name) {
        Database.change(
                """
                INSERT INTO participations (id, activity_id, member_id, organization_id, state, queue_no, asked_at, full_name)
                SELECT ?, a.id, ?, a.organization_id, 'PLACE', a.last_in_queue + 1, now(), ? FROM activities a WHERE a.id = ?""",
                participation,
                member,
                name,
                activity);
        Database.change(
                "UPDATE activities SET taken = taken + 1, last_in_queue = last_in_queue + 1 WHERE id = ?", activity);
        return participation;
    }

    /** What a member's device keeps, and what it makes of it. */
    public record Pass(String prefix, byte[] secret) {
        public static Pass of(Response answer) {
            var json = answer.then().statusCode(200).extract().jsonPath();
            return new Pass(json.getString("prefix"), Base64.getUrlDecoder().decode(json.getString("secret")));
        }

        public String at(Instant moment) {
            String said = prefix + moment.getEpochSecond() / 30;
            return said + "." + mac(secret, said, 12);
        }

        @Override
        public String toString() {
            return "Pass";
        }
    }

    /** A device at a door. */
    public record Door(UUID activity, UUID id, byte[] secret) {
        public static Door open(UUID activity, String steward) {
            var json = as(steward)
                    .body(Map.of("label", "东门"))
                    .post("/api/v1/activities/" + activity + "/doors")
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            return new Door(
                    activity,
                    UUID.fromString(json.getString("id")),
                    Base64.getUrlDecoder().decode(json.getString("secret")));
        }

        public Map<String, Object> scan(String pass, Instant at, String direction) {
            return scan(UUID.randomUUID(), pass, at, direction);
        }

        public Map<String, Object> scan(UUID scan, String pass, Instant at, String direction) {
            String said = "S1." + id + "." + scan + "." + at.getEpochSecond() + "." + direction + "." + pass;
            return Map.of(
                    "id", scan,
                    "pass", pass,
                    "at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC).toString(),
                    "direction", direction,
                    "signature", mac(secret, said, 16));
        }

        public Response send(List<Map<String, Object>> scans) {
            return anyone().body(Map.of("door", id, "scans", scans)).post("/api/v1/activities/" + activity + "/scans");
        }

        /** What became of each; sent again as long as the answer is "not now". */
        public List<String> outcomes(List<Map<String, Object>> scans) {
            return patiently(() -> send(scans)).then().statusCode(200).extract().path("items.outcome");
        }

        @SafeVarargs
        public final List<String> outcomes(Map<String, Object>... scans) {
            return outcomes(List.of(scans));
        }

        @Override
        public String toString() {
            return "Door[" + id + "]";
        }
    }

    static String mac(byte[] key, String text, int bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
