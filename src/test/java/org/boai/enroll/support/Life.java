package org.boai.enroll.support;

import static org.boai.enroll.support.Api.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A member of 上保社区 and what happens to them, as tests ask and look. */
public final class Life {
    public final Map<String, Object> application;
    public final UUID member;

    private Life(Map<String, Object> application, UUID member) {
        this.application = application;
        this.member = member;
    }

    /** @param code of 上保社区 */
    public static Life in(String code) {
        return of(Applications.adult(code));
    }

    /** Of an application that admits at once. */
    public static Life of(Map<String, Object> application) {
        return new Life(application, Database.memberOf(Api.receipt(application)));
    }

    public static UUID school() {
        return Stewards.organizationOf("school");
    }

    public static UUID shangbao() {
        return Stewards.organizationOf("shangbao");
    }

    public Response ask(String steward, Map<String, Object> request) {
        return as(steward).body(request).post("/api/v1/members/" + member + "/transfers");
    }

    /** A transfer to the school that 上保社区 has asked for. */
    public UUID toSchool() {
        return id(ask("shangbao", Map.of("organizationId", school())));
    }

    public static UUID id(Response created) {
        return UUID.fromString(Json.text(created.then().statusCode(201), "/id"));
    }

    public static Response agree(String steward, UUID transfer) {
        return as(steward).body(Map.of()).post("/api/v1/transfers/" + transfer + "/agreement");
    }

    /** The register's row. */
    public String row() {
        return Database.one(
                String.class,
                "SELECT concat_ws(' ', o.name, m.kind, m.status) FROM members m JOIN organizations o ON o.id = m.organization_id"
                        + " WHERE m.id = ?",
                member);
    }

    public UUID organization() {
        return Database.one(UUID.class, "SELECT organization_id FROM members WHERE id = ?", member);
    }

    /** What may never change. */
    public String forLife() {
        return Database.one(String.class, "SELECT concat(number, ' ', joined_on) FROM members WHERE id = ?", member);
    }

    public List<String> history() {
        return Database.column(String.class, "SELECT kind FROM member_events WHERE member_id = ? ORDER BY id", member);
    }

    public List<String> messages() {
        return Database.column(
                String.class, "SELECT kind FROM person_messages WHERE subject_id = ? ORDER BY id", member);
    }

    /** Who has a notice about something, as {@code KIND organization because}. */
    public static List<String> told(UUID subject) {
        return Database.column(
                String.class,
                "SELECT n.kind || ' ' || o.name || ' ' || a.because FROM notices n JOIN notice_audiences a ON a.notice_id = n.id"
                        + " JOIN organizations o ON o.id = a.organization_id WHERE n.subject_id = ? ORDER BY 1",
                subject);
    }

    public static String stateOf(UUID transfer) {
        return Database.one(String.class, "SELECT state FROM transfers WHERE id = ?", transfer);
    }
}
