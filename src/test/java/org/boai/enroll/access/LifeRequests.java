package org.boai.enroll.access;

import static org.boai.enroll.support.Api.as;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.Stewards;

/** Right requests about what happens to members of one township society after admission. */
final class LifeRequests {
    private static final String TOWNSHIP = "330106002";

    private final UUID place;
    private final String code;
    private final UUID hospital = Database.one(
            UUID.class, "SELECT id FROM organizations WHERE kind = 'HOSPITAL' ORDER BY created_at LIMIT 1");

    /** @param code of the place */
    LifeRequests(UUID place, String code) {
        this.place = place;
        this.code = code;
    }

    /** Where a route is about somebody to whom something has happened already; null for any other. */
    UUID thingOf(String route) {
        return switch (route) {
            case "POST /api/v1/members/{id}/restoration" -> aDeadMember();
            case "PUT /api/v1/members/{id}/kind" -> aYouth();
            case "POST /api/v1/members/{id}/transfers",
                    "POST /api/v1/members/{id}/leaving",
                    "POST /api/v1/members/{id}/removal",
                    "POST /api/v1/members/{id}/death" -> aMember();
            case "POST /api/v1/transfers/{id}/cancellation" -> askedByTheBranch();
            default -> byPath(route);
        };
    }

    private UUID byPath(String route) {
        if (route.contains("/api/v1/transfers/{id}") || route.contains("/api/v1/my/transfers/{id}")) {
            return askedByTheMember();
        }
        if (route.contains("/api/v1/transfer-batches/{id}")) {
            return batch();
        }
        return route.contains("/api/v1/membership-endings/{id}") ? proposedRemoval() : null;
    }

    private UUID aMember() {
        return Database.memberOf(Api.receipt(Applications.adult(code, TOWNSHIP)));
    }

    private UUID aYouth() {
        var youth = Applications.adult(code, TOWNSHIP);
        youth.put("birthDate", LocalDate.now(SystemClock.ZONE).minusYears(16).toString());
        return Database.memberOf(Api.receipt(youth));
    }

    private UUID aDeadMember() {
        UUID member = aMember();
        post("/api/v1/members/" + member + "/death", death());
        return member;
    }

    private String post(String path, Object body) {
        return as(Stewards.at(place, "REVIEWER"))
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Object death() {
        return Map.of("on", LocalDate.now(SystemClock.ZONE).toString(), "source", "家属告知");
    }

    Object removal() {
        return Map.of("category", "STATUTES_VIOLATED", "document", "北山红〔2026〕1号", "reason", "违反章程");
    }

    UUID proposedRemoval() {
        return UUID.fromString(post("/api/v1/members/" + aMember() + "/removal", removal()));
    }

    Object elsewhere() {
        return Map.of("organizationId", hospital);
    }

    Object ownWish() {
        return Map.of("affiliation", Map.of("organizationId", hospital));
    }

    UUID askedByTheMember() {
        var member = Applications.adult(code, TOWNSHIP);
        Api.receipt(member);
        List<String> ids = Persons.as(Persons.session(member))
                .body(ownWish())
                .post("/api/v1/my/transfers")
                .then()
                .statusCode(201)
                .extract()
                .path("items.id");
        return UUID.fromString(ids.get(0));
    }

    UUID askedByTheBranch() {
        return UUID.fromString(post("/api/v1/members/" + aMember() + "/transfers", elsewhere()));
    }

    /** Of a member of the village below. */
    Object someonesCard() {
        var application = Applications.adult(code, Applications.SHANGBAO);
        UUID member = Database.memberOf(Api.receipt(application));
        return Map.of(
                "number",
                Database.one(String.class, "SELECT number FROM members WHERE id = ?", member),
                "fullName",
                application.get("fullName"));
    }

    Object plan() {
        Map<String, Object> plan = new HashMap<>();
        plan.put("members", List.of(aMember()));
        plan.put("way", "ORGANIZATION");
        plan.put("organizationId", hospital);
        plan.put("becomesAdult", false);
        return plan;
    }

    UUID batch() {
        return UUID.fromString(post("/api/v1/transfer-batches", plan()));
    }
}
