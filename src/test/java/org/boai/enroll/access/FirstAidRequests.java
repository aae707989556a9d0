package org.boai.enroll.access;

import static org.boai.enroll.support.Api.as;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.Stewards;

/** Right requests about first-aid classes and certificates of one township society. */
final class FirstAidRequests {
    private static final String TOWNSHIP = "330106002";

    private final UUID place;
    private final String code;
    private final String handler;
    private FirstAid latest;

    /** @param code of the place */
    FirstAidRequests(UUID place, String code) {
        this.place = place;
        this.code = code;
        this.handler = Stewards.at(place, "HANDLER");
    }

    UUID aClass() {
        latest = FirstAid.classOf(handler);
        return latest.id;
    }

    UUID aParticipant() {
        aClass();
        return latest.participant(Applications.adult(latest.code));
    }

    Object someToken() {
        UUID participant = aParticipant();
        return Map.of("token", latest.invite(participant));
    }

    /** Of the class that was asked for last. */
    Object someResult() {
        UUID participant = latest.participant(Applications.adult(latest.code));
        return Map.of("results", List.of(Map.of("participantId", participant, "passed", true)));
    }

    Object somebody() {
        var one = Applications.adult(code);
        return FirstAid.entry(
                List.of(Map.of("fullName", (String) one.get("fullName"), "phone", (String) one.get("phone"))));
    }

    /** With a code that was issued for it: not everybody who may enter a class may issue one. */
    Object newClass() {
        Map<String, Object> request = new HashMap<>(said());
        request.put(
                "code",
                as(handler)
                        .body(Map.of("title", "救护培训", "occasion", "FIRST_AID_CLASS"))
                        .post("/api/v1/organizations/" + place + "/enrollment-codes")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("code"));
        return request;
    }

    Map<String, Object> said() {
        return Map.of("title", "救护培训", "place", "街道文化中心", "firstDay", "2026-11-02");
    }

    Object certificate() {
        return Map.of(
                "number",
                FirstAid.number(),
                "issuedOn",
                java.time.LocalDate.now(SystemClock.ZONE).toString(),
                "issuer",
                "浙江省红十字会");
    }

    UUID aCertificate() {
        UUID member = org.boai.enroll.support.Database.memberOf(Api.receipt(Applications.adult(code, TOWNSHIP)));
        return UUID.fromString(as(handler)
                .body(certificate())
                .post("/api/v1/members/" + member + "/first-aid-certificates")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
