package org.boai.enroll.support;

import static org.boai.enroll.support.Api.as;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.boai.enroll.kernel.SystemClock;

/** A first-aid class of a steward's organization, its participants and what they are given. */
public final class FirstAid {
    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() % 1_000_000));

    public final UUID id;
    public final String code;
    private final String steward;

    private FirstAid(UUID id, String code, String steward) {
        this.id = id;
        this.code = code;
        this.steward = steward;
    }

    public static LocalDate today() {
        return LocalDate.now(SystemClock.ZONE);
    }

    /** A number that no other certificate of this run has. */
    public static String number() {
        return "ZJ-" + String.format("%07d", NEXT.incrementAndGet());
    }

    /** @param steward who may issue codes for the own organization */
    public static FirstAid classOf(String steward) {
        var created = create(steward, Map.of("title", "初级救护员培训", "place", "街道文化中心", "firstDay", today().toString()))
                .then()
                .statusCode(201);
        return new FirstAid(UUID.fromString(Json.text(created, "/id")), Json.text(created, "/code"), steward);
    }

    public static Response create(String steward, Map<String, ?> request) {
        return as(steward)
                .body(request)
                .post("/api/v1/organizations/" + Stewards.organizationOf(steward) + "/first-aid-classes");
    }

    public Response post(String what, Object body) {
        return as(steward).body(body).post("/api/v1/first-aid-classes/" + id + "/" + what);
    }

    public static Map<String, Object> entry(List<Map<String, String>> participants) {
        return Map.of("consentKeptAt", "培训签到册第一册", "participants", participants);
    }

    /** Who lives in 上保社区 and will apply as this. */
    public UUID participant(Map<String, Object> application) {
        Map<String, String> one = new HashMap<>();
        one.put("fullName", (String) application.get("fullName"));
        one.put("phone", (String) application.get("phone"));
        one.put("residence", Applications.SHANGBAO);
        return UUID.fromString(
                Json.text(post("participants", entry(List.of(one))).then().statusCode(201), "/entered/0"));
    }

    /** Without a number, when that is null. */
    public Response passed(UUID participant, String number) {
        Map<String, Object> result = new HashMap<>();
        result.put("participantId", participant);
        result.put("passed", true);
        if (number != null) {
            result.put("certificateNumber", number);
            result.put("issuedOn", today().toString());
        }
        return post("results", Map.of("results", List.of(result)));
    }

    /** @return the token */
    public String invite(UUID participant) {
        String url = post("invitations", Map.of("participants", List.of(participant)))
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    public Response figures() {
        return as(steward).get("/api/v1/first-aid-classes/" + id + "/figures");
    }

    /** Somebody who has passed with this number, and the application that their invitation leads to. */
    public Map<String, Object> graduate(String number) {
        var application = Applications.adult(code);
        UUID participant = participant(application);
        passed(participant, number).then().statusCode(200);
        application.put("invitation", invite(participant));
        return application;
    }
}
