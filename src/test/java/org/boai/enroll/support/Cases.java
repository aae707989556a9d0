package org.boai.enroll.support;

import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.citizen;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.kernel.SystemClock;

/** Applications on their way, and what stewards and applicants do with them. */
public final class Cases {
    private Cases() {}

    /** One that a person has to look at: somebody who is a member already is looked at. */
    public static UUID underReview(Map<String, Object> application) {
        String receipt = Api.receipt(application);
        UUID id = Database.applicationOf(receipt);
        // as it lies with an organization that reviews
        Database.change("DELETE FROM duties d USING members m WHERE m.id = d.member_id AND m.application_id = ?", id);
        Database.change("DELETE FROM members WHERE application_id = ?", id);
        Database.change(
                "UPDATE applications SET status = 'UNDER_REVIEW', member_id = NULL, decided_at = NULL WHERE id = ?",
                id);
        Database.change("UPDATE notices SET kind = 'APPLICATION_TO_REVIEW' WHERE subject_id = ?", id);
        return id;
    }

    public static Map<String, Object> child(String code) {
        var child = Applications.adult(code);
        child.put("birthDate", LocalDate.now(SystemClock.ZONE).minusYears(10).toString());
        child.put("guardian", Map.of("fullName", "测试家长", "phone", Applications.phone(), "relation", "PARENT"));
        var consents = Applications.consents();
        consents.add(Map.of("purpose", "GUARDIAN", "version", "1"));
        child.put("consents", consents);
        return child;
    }

    /** Its number in the inbox of an organization: numbers are given after the commit. */
    public static long numberOf(UUID notice, UUID organization) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> Database.count(
                                "SELECT coalesce(max(seq), 0) FROM notice_audiences"
                                        + " WHERE notice_id = ? AND organization_id = ?",
                                notice,
                                organization),
                        number -> number > 0);
    }

    public static String receiptOf(UUID id) {
        return Database.one(String.class, "SELECT receipt FROM applications WHERE id = ?", id);
    }

    public static String status(UUID id) {
        return Database.one(String.class, "SELECT status FROM applications WHERE id = ?", id);
    }

    public static UUID organizationOf(UUID id) {
        return Database.one(UUID.class, "SELECT organization_id FROM applications WHERE id = ?", id);
    }

    /** Of the one notice that this organization has about it: state, and whether anything is due. */
    public static String notice(UUID id, String kind, UUID organization) {
        return Database.one(
                String.class,
                "SELECT state || CASE WHEN next_at IS NULL THEN ' rests' ELSE ' due' END FROM notices"
                        + " WHERE subject_id = ? AND kind = ? AND organization_id = ?",
                id,
                kind,
                organization);
    }

    public static Response decide(String steward, UUID id, String decision, Map<String, Object> body) {
        return as(steward).body(body).post("/api/v1/applications/" + id + "/" + decision);
    }

    public static Response approve(String steward, UUID id) {
        return decide(steward, id, "approval", Map.of());
    }

    public static Response refuse(String steward, UUID id) {
        return decide(steward, id, "refusal", Map.of("reason", "不在本地常住"));
    }

    public static Response giveBack(String steward, UUID id, String... asked) {
        return decide(steward, id, "return", Map.of("asked", List.of(asked), "reason", "请补充以便核对"));
    }

    public static Response redirect(String steward, UUID id, UUID to) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", "不归本组织"));
        if (to != null) {
            body.put("organizationId", to);
        }
        return decide(steward, id, "redirection", body);
    }

    /** Whoever applied, with the receipt and a proof of the phone. */
    public static Map<String, Object> follower(UUID id, String phone) {
        return new HashMap<>(
                Map.of("receipt", receiptOf(id), "phone", phone, "phoneProof", PhoneProofs.prove(phone, "STATUS")));
    }

    public static Response follow(String what, Map<String, Object> body) {
        return citizen().body(body).post("/api/v1/applications/" + what);
    }

    public static Response follow(String what, Map<String, Object> who, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(who);
        body.putAll(more);
        return follow(what, body);
    }

    public static long told(UUID id, String kind) {
        return Database.count("SELECT count(*) FROM person_messages WHERE subject_id = ? AND kind = ?", id, kind);
    }
}
