package org.boai.enroll.access;

import static java.util.Map.entry;
import static org.boai.enroll.support.Api.as;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.boai.enroll.Codes;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Authenticator;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FirstAid;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Units;

/**
 * A right request for each route of the contract, about things of one township society: whoever may, succeeds. A new
 * route needs an entry only where it takes more than the identifiers in its path.
 */
final class Requests {
    private static final String TOWNSHIP = "330106002";
    private static final String PERIOD = "?from=2026-11-01&until=2026-11-30";
    private static final String HOOK = "https://hook.example.org/matrix";
    private static final AtomicInteger NEXT = new AtomicInteger();

    final UUID place = Database.societyOf(TOWNSHIP);
    final String receipt;

    private final String code;
    private final LifeRequests life;
    private final CourseRequests courses;
    private final FirstAidRequests firstAid;
    private final ActivityRequests activities;
    private final CheckInRequests checkIns;
    private final LeaderRequests leaders;
    private final Map<String, Object> member;
    private final Map<String, Supplier<Object>> bodies;
    private final Map<String, Supplier<String>> queries;

    /** The receipts and codes that a route is about, by the beginning of its path. */
    private final Map<String, Supplier<Object>> things = Map.ofEntries(
            entry("/api/v1/accounts/", this::anAccount),
            entry("/api/v1/account-invitations/", () -> invitation().get("id")),
            entry("/api/v1/applications/", this::openApplication),
            entry("/api/v1/assisted-applications/", this::sampled),
            entry("/api/v1/corporate-applications/", Requests::aUnit),
            entry("/api/v1/corporate-members/", Requests::aUnitMember),
            entry("/api/v1/filings/", this::aFiling),
            entry("/api/v1/first-aid-certificates/", () -> firstAid().aCertificate()),
            entry("/api/v1/first-aid-classes/", () -> firstAid().aClass()),
            entry("/api/v1/first-aid-participants/", () -> firstAid().aParticipant()),
            entry("/api/v1/members/", this::aMember),
            entry("/api/v1/disclosures/", this::waitingDisclosure),
            entry("/api/v1/member-imports/", this::checkedImport),
            entry("/api/v1/member-exports/", this::waitingExport),
            entry(
                    "/api/v1/member-exports/files/",
                    () -> someExport().get("file").toString().replaceAll(".*/", "")),
            entry("/api/v1/notices/", this::openNotice),
            entry("/api/v1/rights-requests/", () -> rightsRequest().get("id")),
            entry("/api/v1/deliveries/", this::deadDelivery),
            entry("/api/v1/duplicates/", this::aPair),
            entry("/api/v1/duties/", this::aDuty),
            entry("/api/v1/person-messages/", this::deadMessage),
            entry("/api/v1/enrollment-codes/", this::freshCode),
            entry("/calendars/", () -> "A".repeat(22)),
            entry("/calendars/organizations/", this::place),
            entry("/api/v1/organizations/", this::place));

    Requests() {
        code = freshCode();
        member = Applications.adult(code, TOWNSHIP);
        receipt = Api.receipt(member);
        life = new LifeRequests(place, code);
        courses = new CourseRequests(place, code);
        firstAid = new FirstAidRequests(place, code);
        activities = new ActivityRequests(place);
        checkIns = new CheckInRequests(place, code);
        leaders = new LeaderRequests(place);
        setUpAChannel();
        bodies = Map.ofEntries(
                entry("POST /api/v1/activities/{id}/doors", () -> Map.of("label", "东门")),
                entry("POST /api/v1/activities/{id}/attendances", () -> checkIns.somebody()),
                entry("POST /api/v1/activities/{id}/scans", CheckInRequests::scans),
                entry("POST /api/v1/attendances/{id}/sign-out", Map::of),
                entry("POST /api/v1/attendances/{id}/correction", () -> Map.of("minutes", 60, "reason", "补记时长")),
                entry("POST /api/v1/leaders", () -> leaders.appointment()),
                entry("POST /api/v1/leaders/{id}/ending", () -> leaders.end()),
                entry("POST /api/v1/leaders/{id}/disclosures", Requests::reason),
                entry("PUT /api/v1/leaders/{id}/publication", () -> Map.of("consentKeptAt", "任职档案第一册")),
                entry("POST /api/v1/participations/{id}/guardian-disclosures", Requests::reason),
                entry("POST /api/v1/leader-trainings", () -> leaders.plan()),
                entry("PUT /api/v1/leader-trainings/{id}", () -> leaders.change()),
                entry("POST /api/v1/leader-trainings/{id}/attendances", () -> leaders.attendances()),
                entry("POST /api/v1/members/{id}/transfers", () -> life.elsewhere()),
                entry("POST /api/v1/members/{id}/leaving", () -> Map.of("keptAt", "街道办公室文件柜")),
                entry("POST /api/v1/members/{id}/removal", () -> life.removal()),
                entry("POST /api/v1/members/{id}/death", () -> life.death()),
                entry("POST /api/v1/members/{id}/restoration", () -> Map.of("reason", "误记")),
                entry("PUT /api/v1/members/{id}/kind", () -> Map.of("kind", "ADULT")),
                entry("PUT /api/v1/members/{id}/group", Map::of),
                entry("POST /api/v1/transfers", () -> life.someonesCard()),
                entry("POST /api/v1/transfers/{id}/agreement", () -> Map.of("side", "FROM")),
                entry("POST /api/v1/transfers/{id}/refusal", () -> Map.of("side", "FROM", "reason", "尚有未了事项")),
                entry("POST /api/v1/transfer-batches", () -> life.plan()),
                entry("POST /api/v1/my/transfers", () -> life.ownWish()),
                entry("POST /api/v1/organizations/{id}/activities", ActivityRequests::activity),
                entry("PUT /api/v1/activities/{id}", ActivityRequests::activity),
                entry("POST /api/v1/activities/{id}/cancellation", () -> Map.of("reason", "台风")),
                entry("POST /api/v1/activities/{id}/report", ActivityRequests::report),
                entry("POST /api/v1/my/activities/{id}/participation", Map::of),
                entry("POST /api/v1/account-invitations", this::invite),
                entry("POST /api/v1/account-invitations/acceptance", this::acceptance),
                entry("POST /api/v1/account-invitations/rosters", () -> Map.of("rows", List.of(invite()))),
                entry("PATCH /api/v1/accounts/{id}", () -> Map.of("disabled", true)),
                entry("POST /api/v1/accounts/{id}/handover", () -> Map.of("username", newName())),
                entry("POST /api/v1/auth/second-factors", Requests::credentials),
                entry("POST /api/v1/auth/second-factors/confirmation", Requests::firstCode),
                entry("PUT /api/v1/me/password", Requests::notTheOwnPassword),
                entry("POST /api/v1/applications", () -> Applications.adult(code, TOWNSHIP)),
                entry("POST /api/v1/applications/status", this::ownStatus),
                entry("POST /api/v1/assisted-applications", this::assisted),
                entry("PUT /api/v1/assisted-applications/{id}/check", () -> Map.of("outcome", "CONFIRMED")),
                entry("POST /api/v1/applications/{id}/approval", Map::of),
                entry("POST /api/v1/duplicates/{id}/merge", () -> Map.of("reason", "电话核实是同一人")),
                entry("POST /api/v1/duties/{id}/completion", Map::of),
                entry("POST /api/v1/duties/{id}/postponement", Requests::later),
                entry("POST /api/v1/duties/{id}/handover", () -> Map.of("username", "beishan")),
                entry("PUT /api/v1/organizations/{id}/duty-settings", () -> Map.of("contactWorkingDays", 2)),
                entry("POST /api/v1/duplicates/{id}/dismissal", () -> Map.of("reason", "电话核实不是同一人")),
                entry(
                        "POST /api/v1/applications/{id}/return",
                        () -> Map.of("asked", List.of("OTHER"), "reason", "请补充")),
                entry("POST /api/v1/applications/{id}/redirection", () -> Map.of("reason", "不归本组织")),
                entry("POST /api/v1/applications/{id}/appeal-decision", () -> Map.of("upheld", false, "reason", "维持")),
                entry("POST /api/v1/applications/decisions", this::decisions),
                entry("POST /api/v1/applications/progress", () -> follower(reviewed())),
                entry("POST /api/v1/applications/answers", this::answer),
                entry("POST /api/v1/applications/appeals", this::appeal),
                entry("POST /api/v1/applications/{id}/disclosures", Requests::disclosure),
                entry("POST /api/v1/members/{id}/disclosures", Requests::disclosure),
                entry("POST /api/v1/members/searches", () -> Map.of("name", "王小明")),
                entry("PUT /api/v1/members/{id}/legacy-number", () -> Map.of("number", "旧-001")),
                entry("PUT /api/v1/members/{id}/paper-card", () -> Map.of("number", "证-001")),
                entry("POST /api/v1/member-imports", this::someImport),
                entry("PUT /api/v1/member-imports/{id}/parts/{part}", () -> Map.of("rows", List.of(Map.of()))),
                entry("POST /api/v1/member-imports/{id}/run", () -> Map.of("skipBad", false)),
                entry("POST /api/v1/member-exports", Requests::exportOfNames),
                entry("POST /api/v1/disownings", Requests::disowning),
                entry("POST /api/v1/disownings/lookup", Requests::lookup),
                entry("POST /api/v1/applications/{id}/refusal", () -> Map.of("reason", "材料不全")),
                entry("POST /api/v1/auth/tokens", Requests::credentials),
                entry("DELETE /api/v1/auth/tokens/current", Requests::refreshToken),
                entry("POST /api/v1/auth/tokens/refresh", Requests::refreshToken),
                entry("POST /api/v1/corporate-applications", () -> Units.application(code, Units.unit())),
                entry("POST /api/v1/corporate-applications/entries", Requests::unitOnPaper),
                entry("POST /api/v1/corporate-applications/status", this::unitStatus),
                entry("POST /api/v1/corporate-applications/{id}/refusal", Requests::reason),
                entry("POST /api/v1/corporate-applications/{id}/disclosures", Requests::reason),
                entry("POST /api/v1/corporate-members/searches", () -> Map.of("creditCode", Units.creditCode())),
                entry("POST /api/v1/corporate-members/{id}/contacts", Units::contact),
                entry("POST /api/v1/corporate-members/{id}/links", Map::of),
                entry("POST /api/v1/corporate-members/{id}/ending", () -> Map.of("how", "LEAVE", "reason", "单位提出退会")),
                entry("POST /api/v1/corporate-members/{id}/disclosures", Requests::reason),
                entry("POST /api/v1/first-aid-certificates/searches", () -> Map.of("number", FirstAid.number())),
                entry("POST /api/v1/first-aid-certificates/{id}/renewal", () -> firstAid.certificate()),
                entry("PUT /api/v1/first-aid-classes/{id}", () -> firstAid.said()),
                entry("POST /api/v1/first-aid-classes/{id}/participants", () -> firstAid.somebody()),
                entry("POST /api/v1/first-aid-classes/{id}/results", () -> firstAid.someResult()),
                entry("POST /api/v1/first-aid-classes/{id}/invitations", Map::of),
                entry("POST /api/v1/first-aid-classes/{id}/invitation-sheets", Map::of),
                entry("POST /api/v1/invitations/lookup", () -> firstAid.someToken()),
                entry("POST /api/v1/members/{id}/first-aid-certificates", () -> firstAid.certificate()),
                entry("POST /api/v1/organizations/{id}/first-aid-classes", () -> firstAid.newClass()),
                entry("POST /api/v1/filings/filing", () -> Map.of("month", "1890-01")),
                entry("POST /api/v1/filings/{id}/filing", Map::of),
                entry("POST /api/v1/filings/{id}/return", Requests::reason),
                entry("POST /api/v1/filings/{id}/answers", () -> Map.of("answer", "已核对，情况属实")),
                entry("POST /api/v1/members/{id}/application-form", Requests::reason),
                entry("POST /api/v1/card-checks", Requests::someCard),
                entry("POST /api/v1/members/card-checks", Requests::someCard),
                entry("POST /api/v1/my/sessions", this::aPerson),
                entry("POST /api/v1/my/sessions/wechat", () -> Map.of("weChatSession", "A".repeat(22))),
                entry("PUT /api/v1/my/consents/{purpose}", () -> Map.of("version", "1")),
                entry("POST /api/v1/my/rights-requests", () -> Map.of("kind", "DELETION")),
                entry(
                        "POST /api/v1/rights-requests/status",
                        () -> Map.of("receipt", rightsRequest().get("receipt"))),
                entry("POST /api/v1/rights-requests/{id}/refusal", () -> Map.of("reason", "与登记的情况不符")),
                entry("POST /api/v1/rights-requests/{id}/storage-only", () -> Map.of("reason", "有争议，依法保存")),
                entry("POST /api/v1/notices/acknowledgments", () -> Map.of("ids", List.of(openNotice()))),
                entry("POST /api/v1/organizations", this::group),
                entry("PATCH /api/v1/organizations/{id}", () -> Map.of("name", "北山街道红十字会" + NEXT.incrementAndGet())),
                entry("PUT /api/v1/organizations/{id}/channels/{kind}", () -> Map.of("active", false, "shared", false)),
                entry(
                        "POST /api/v1/organizations/{id}/enrollment-codes",
                        () -> Map.of("title", "海报", "occasion", "POSTER")),
                entry("POST /api/v1/phone-proofs", Requests::askForProof),
                entry("POST /api/v1/phone-proofs/confirmations", Requests::phoneCode),
                entry("POST /api/v1/placements", Requests::residence),
                entry("POST /api/v1/placements/preview", Requests::residence),
                // nobody has an account at WeChat here, so each ends with that
                entry("POST /api/v1/wechat/phone-proofs", () -> Map.of("code", "0a1b", "purpose", "APPLICATION")),
                entry("POST /api/v1/wechat/sessions", () -> Map.of("code", "0a1b")));
        queries = Map.ofEntries(
                entry("GET /api/v1/enrollment-codes", () -> "?code=" + code),
                entry("GET /api/v1/enrollment-codes/{code}/funnel", () -> "?from=2026-11-01&until=2026-11-30"),
                entry("GET /api/v1/organizations/units", () -> "?within=330106"),
                entry("GET /api/v1/organizations/{id}/duty-ledger", () -> "?month=2026-11"),
                entry("GET /api/v1/regions/search", () -> "?q=shangbao"),
                entry("GET /api/v1/wechat/js-signature", () -> "?url=http://localhost:8080/j"),
                entry("GET /api/v1/attendance-reports", () -> PERIOD),
                entry("GET /api/v1/attendance-reports/file", () -> PERIOD),
                entry("GET /api/v1/attendance-reports/totals", () -> PERIOD));
    }

    /** What is sent. @param version of what is changed, for {@code If-Match}; null where there is none */
    record Ask(String method, String path, Object body, String version) {}

    /** About things of their own, so that one success does not stand in the way of the next. */
    Ask fresh(String route) {
        String[] parts = route.split(" ", 2);
        String path = parts[1].replace("{kind}", "WEBHOOK")
                .replace("{purpose}", "STATUTES")
                .replace("{part}", "1");
        UUID particular = thingOf(route);
        if (particular != null) {
            path = path.replace("{id}", particular.toString());
        }
        if (path.contains("{leader}")) {
            path = path.replace("{leader}", leaders.attending());
        }
        String course = courses.thingOf(route);
        if (course != null) {
            path = path.replace("{id}", course);
        }
        for (var thing : things.entrySet()) {
            if (path.startsWith(thing.getKey() + "{")) {
                Object id = path.endsWith("/appeal-decision")
                        ? appealed()
                        : thing.getValue().get();
                path = path.replaceFirst("\\{\\w+}", id.toString());
            }
        }
        if (route.equals("POST /api/v1/filings/{id}/answers")) {
            as("xihu")
                    .body(reason())
                    .post(path.replace("/answers", "/return"))
                    .then()
                    .statusCode(200);
        }
        String query = queries.getOrDefault(route, () -> "").get();
        Supplier<Object> ofCourses = courses.bodyOf(route);
        Object body = (ofCourses == null ? bodies.getOrDefault(route, () -> null) : ofCourses).get();
        return new Ask(parts[0], path + query, body, version(route));
    }

    private UUID thingOf(String route) {
        if (route.contains("/api/v1/leaders/{id}")) {
            return leaders.aLeader();
        }
        if (route.contains("/api/v1/leader-trainings/{id}")) {
            return leaders.aTraining(route);
        }
        return Stream.<Function<String, UUID>>of(life::thingOf, checkIns::thingOf, activities::thingOf)
                .map(feature -> feature.apply(route))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String version(String route) {
        return switch (route) {
            case "PATCH /api/v1/accounts/{id}",
                    "PUT /api/v1/activities/{id}",
                    "PUT /api/v1/first-aid-classes/{id}",
                    "PUT /api/v1/leader-trainings/{id}" -> "\"0\"";
            case "PATCH /api/v1/organizations/{id}" -> tag("SELECT version FROM organizations WHERE id = ?");
            case "PUT /api/v1/organizations/{id}/channels/{kind}" ->
                tag("SELECT version FROM channels WHERE kind = 'WEBHOOK' AND organization_id = ?");
            case "PUT /api/v1/organizations/{id}/duty-settings" -> {
                Database.change("INSERT INTO duty_settings (organization_id) VALUES (?) ON CONFLICT DO NOTHING", place);
                yield tag("SELECT version FROM duty_settings WHERE organization_id = ?");
            }
            default -> CourseRequests.versionOf(route);
        };
    }

    private static Map<String, Object> later() {
        return Map.of("until", LocalDate.now(SystemClock.ZONE).plusDays(20).toString(), "reason", "会员出差");
    }

    private Object aDuty() {
        UUID member = Database.memberOf(Api.receipt(Applications.adult(code, TOWNSHIP)));
        return Database.one(UUID.class, "SELECT id FROM duties WHERE member_id = ? AND kind = 'CONTACT'", member);
    }

    private String tag(String version) {
        return "\"" + Database.one(Integer.class, version, place) + "\"";
    }

    private static Object askForProof() {
        Map<String, Object> ask = new HashMap<>(PhoneProofs.solved());
        ask.put("phone", Applications.phone());
        ask.put("purpose", "APPLICATION");
        return ask;
    }

    private static Object phoneCode() {
        String phone = Applications.phone();
        String handle = PhoneProofs.ask(phone).path("handle");
        return Map.of("handle", handle, "code", PhoneProofs.code(phone));
    }

    /** With a number from which nothing was sent. */
    private static Map<String, Object> lookup() {
        String phone = Applications.phone();
        return Map.of("phone", phone, "phoneProof", PhoneProofs.prove(phone, "DISOWNING"));
    }

    private static Object disowning() {
        Map<String, Object> disowning = new HashMap<>(lookup());
        disowning.put("applications", List.of(UUID.randomUUID()));
        return disowning;
    }

    private FirstAidRequests firstAid() {
        return firstAid;
    }

    private UUID place() {
        return place;
    }

    private String freshCode() {
        return as("beishan")
                .body(Map.of("title", "海报", "occasion", "POSTER"))
                .post("/api/v1/organizations/" + Database.societyOf(TOWNSHIP) + "/enrollment-codes")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    /** Of a child, whom a person has to look at. */
    private String reviewed() {
        var child = Applications.adult(code, TOWNSHIP);
        child.put("birthDate", LocalDate.now(SystemClock.ZONE).minusYears(10).toString());
        child.put("guardian", Map.of("fullName", "测试家长", "phone", Applications.phone(), "relation", "PARENT"));
        var consents = Applications.consents();
        consents.add(Map.of("purpose", "GUARDIAN", "version", "1"));
        child.put("consents", consents);
        return Api.receipt(child);
    }

    private Object decisions() {
        return Map.of("ids", List.of(openApplication()), "decision", "APPROVE", "dryRun", true);
    }

    /** Whoever sent it, with a proof of the phone. */
    private static Map<String, Object> follower(String receipt) {
        String phone = Applications.phone();
        String proof = PhoneProofs.prove(phone, "STATUS");
        Database.change(
                "UPDATE applications SET phone_index = (SELECT phone_index FROM phone_proofs WHERE token_hash ="
                        + " sha256(convert_to(?, 'UTF8'))) WHERE receipt = ?",
                proof,
                receipt);
        return new HashMap<>(Map.of("receipt", receipt, "phone", phone, "phoneProof", proof));
    }

    private Object answer() {
        String receipt = reviewed();
        as("beishan")
                .body(Map.of("asked", List.of("OTHER"), "reason", "请补充"))
                .post("/api/v1/applications/" + Database.applicationOf(receipt) + "/return")
                .then()
                .statusCode(200);
        var answer = follower(receipt);
        answer.put("other", "已补充");
        return answer;
    }

    private Object appeal() {
        String receipt = reviewed();
        refuse(Database.applicationOf(receipt));
        var appeal = follower(receipt);
        appeal.put("words", "请复核");
        return appeal;
    }

    private static void refuse(UUID id) {
        as("beishan")
                .body(Map.of("reason", "材料不全"))
                .post("/api/v1/applications/" + id + "/refusal")
                .then()
                .statusCode(200);
    }

    /** Refused below, and now to be decided in the township. */
    private UUID appealed() {
        UUID id = openApplication();
        refuse(id);
        UUID notice = UUID.randomUUID();
        Database.change(
                "INSERT INTO application_appeals (application_id, organization_id, refused_by, refused_at, refusal, appealed_at,"
                        + " state) VALUES (?, ?, gen_random_uuid(), now(), '材料不全', now(), 'OPEN')",
                id,
                place);
        Database.change(
                "INSERT INTO notices (id, kind, subject_id, organization_id, priority, state, created_at, next_at)"
                        + " VALUES (?, 'APPEAL_TO_DECIDE', ?, ?, false, 'OPEN', now(), now() + interval '1 day')",
                notice,
                id,
                place);
        Database.change(
                "INSERT INTO notice_audiences (notice_id, organization_id, step, because, added_at)"
                        + " VALUES (?, ?, 0, 'PLACED', now())",
                notice,
                place);
        return id;
    }

    private UUID openApplication() {
        return Database.applicationOf(reviewed());
    }

    private Object assisted() {
        return Map.of(
                "application",
                Applications.adult(code, TOWNSHIP),
                "paperForm",
                Map.of("signedOn", LocalDate.now(SystemClock.ZONE).toString(), "keptAt", "街道办公室文件柜"));
    }

    /** Filled in by somebody who is none of the actors, and drawn for the county. */
    private UUID sampled() {
        String receipt = as(Stewards.at(place, "HANDLER"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(assisted())
                .post("/api/v1/assisted-applications")
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
        UUID id = Database.applicationOf(receipt);
        Database.change("UPDATE assisted_applications SET sampled_at = now() WHERE application_id = ?", id);
        return id;
    }

    private static Object someCard() {
        return Map.of("handle", "A".repeat(43));
    }

    private Map<String, Object> aFreshMember() {
        var application = Applications.adult(code, TOWNSHIP);
        Api.receipt(application);
        return application;
    }

    /** Of another member each time. */
    String aSession() {
        return Persons.session(aFreshMember());
    }

    private Object aPerson() {
        var person = aFreshMember();
        String phone = (String) person.get("phone");
        return Map.of(
                "fullName",
                person.get("fullName"),
                "birthDate",
                person.get("birthDate"),
                "phone",
                phone,
                "phoneProof",
                PhoneProofs.prove(phone, "SIGN_IN"));
    }

    /** Of a member who wants to be forgotten. */
    private Map<String, Object> rightsRequest() {
        return Persons.as(aSession())
                .body(Map.of("kind", "DELETION"))
                .post("/api/v1/my/rights-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("");
    }

    private static Object disclosure() {
        return Map.of("fields", List.of("FULL_NAME", "PHONE"), "reason", "核对申请人信息");
    }

    /** Of a child, asked for by somebody who is none of the actors. */
    private String waitingDisclosure() {
        return as(Stewards.at(place, "HANDLER"))
                .body(disclosure())
                .post("/api/v1/applications/" + openApplication() + "/disclosures")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private Map<String, Object> someImport() {
        return Map.of("organization", place, "basis", "纸质入会申请表存于街道档案室");
    }

    /** Begun by the county, and ready for whatever comes next. */
    private UUID checkedImport() {
        UUID county = Database.one(UUID.class, "SELECT parent_id FROM organizations WHERE id = ?", place);
        String id = as(Stewards.at(county, "STEWARD_ADMIN"))
                .body(someImport())
                .post("/api/v1/member-imports")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Database.change("UPDATE member_imports SET state = 'CHECKED' WHERE id = ?", UUID.fromString(id));
        return UUID.fromString(id);
    }

    private static Map<String, Object> exportOfNames() {
        return Map.of("fields", List.of("NUMBER", "NAME"), "reason", "核对会员名册");
    }

    /** Asked for by somebody who is none of the actors. */
    private Map<String, Object> someExport() {
        return as(Stewards.at(place, "REVIEWER"))
                .body(exportOfNames())
                .post("/api/v1/member-exports")
                .then()
                .statusCode(201)
                .extract()
                .path("");
    }

    private UUID waitingExport() {
        UUID id = UUID.fromString(someExport().get("id").toString());
        Database.change(
                "UPDATE member_exports SET state = 'WAITING', approval = true, ready_at = NULL WHERE id = ?", id);
        return id;
    }

    private UUID openNotice() {
        return Database.noticeAbout(reviewed());
    }

    private static Object reason() {
        return Map.of("reason", "核对登记资料");
    }

    /** Of the county above. */
    private static UUID aUnit() {
        return Units.applied(Units.application(Codes.poster(), Units.unit()));
    }

    private static UUID aUnitMember() {
        return Units.member("xihu", aUnit());
    }

    private static Object unitOnPaper() {
        return Map.of("unit", Units.unit(), "keptAt", "办公室文件柜", "consents", Units.consents());
    }

    private Object unitStatus() {
        var unit = Units.unit();
        String receipt = Units.submit(Units.application(code, unit))
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
        String phone = ((Map<?, ?>) unit.get("contact")).get("phone").toString();
        return Map.of("receipt", receipt, "phoneLast4", phone.substring(7));
    }

    /** Of the place, in a month of its own. */
    private UUID aFiling() {
        UUID filing = UUID.randomUUID();
        LocalDate month = LocalDate.of(1901, 1, 1).plusMonths(NEXT.incrementAndGet());
        UUID round = UUID.randomUUID();
        Database.change(
                "INSERT INTO filing_rounds (id, county_id, month) VALUES (?, ?, ?)",
                round,
                Stewards.organizationOf("xihu"),
                month);
        Database.change(
                """
                INSERT INTO filings (id, round_id, organization_id, month, state, members, made_at)
                VALUES (?, ?, ?, ?, 'OPEN', 1, now())""",
                filing,
                round,
                place,
                month);
        Database.change(
                "INSERT INTO filing_rows (member_id, filing_id, joined_on) VALUES (?, ?, ?)",
                Database.memberOf(Api.receipt(Applications.adult(code, TOWNSHIP))),
                filing,
                month);
        return filing;
    }

    private UUID aMember() {
        return Database.memberOf(receipt);
    }

    private Object ownStatus() {
        return Map.of(
                "receipt", receipt, "phoneLast4", member.get("phone").toString().substring(7));
    }

    private Object group() {
        return Map.of(
                "name", "小组" + NEXT.incrementAndGet(), "kind", "GROUP", "parentId", place, "locationRegion", TOWNSHIP);
    }

    private static Object residence() {
        return Map.of("residence", Map.of("regionCode", TOWNSHIP));
    }

    /** With a role that an administrator, who has no other, can give. */
    private UUID anAccount() {
        return Database.one(
                UUID.class, "SELECT id FROM accounts WHERE username = ?", Stewards.at(place, "STEWARD_ADMIN"));
    }

    private Map<String, Object> invite() {
        return Map.of("username", newName(), "organizationId", place, "roles", List.of("STEWARD_ADMIN"));
    }

    private static String newName() {
        return "matrix-" + NEXT.incrementAndGet();
    }

    private Map<String, Object> invitation() {
        return as(Stewards.at(place, "STEWARD_ADMIN"))
                .body(invite())
                .post("/api/v1/account-invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("");
    }

    private Object acceptance() {
        return Map.of("token", invitation().get("token"), "password", "a password of one's own");
    }

    /** The right one would end the session of whoever asks next. */
    private static Object notTheOwnPassword() {
        return Map.of("password", "not the own one", "newPassword", "a password of one's own");
    }

    private static Object firstCode() {
        Map<String, Object> more = new HashMap<>(credentials());
        String secret = Api.anyone()
                .body(more)
                .post("/api/v1/auth/second-factors")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        more.put("oneTimeCode", new Authenticator(secret).code());
        return more;
    }

    private static Map<String, Object> credentials() {
        String username = Stewards.at(Stewards.organizationOf("shangbao"), "VIEWER");
        return Map.of("username", username, "password", TestPostgres.DEMO_PASSWORD);
    }

    private static Object refreshToken() {
        String token = Api.anyone()
                .body(credentials())
                .post("/api/v1/auth/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("refreshToken");
        return Map.of("refreshToken", token);
    }

    private void setUpAChannel() {
        String admin = Stewards.at(place, "STEWARD_ADMIN");
        boolean known =
                Database.count("SELECT count(*) FROM channels WHERE kind = 'WEBHOOK' AND organization_id = ?", place)
                        > 0;
        var request = as(admin);
        (known ? request.header("If-Match", version("PUT /api/v1/organizations/{id}/channels/{kind}")) : request)
                .body(Map.of("active", true, "shared", false, "endpoints", List.of(Map.of("address", HOOK))))
                .put("/api/v1/organizations/" + place + "/channels/WEBHOOK")
                .then()
                .statusCode(200);
    }

    private UUID deadDelivery() {
        UUID delivery = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, state, reason, due_at,
                    created_at, finished_at)
                SELECT ?, ?, 99, c.organization_id, e.id, 'DEAD', 'unsure', now(), now(), now()
                FROM channel_endpoints e JOIN channels c ON c.id = e.channel_id
                WHERE c.kind = 'WEBHOOK' AND c.organization_id = ? LIMIT 1""",
                delivery,
                openNotice(),
                place);
        return delivery;
    }

    private UUID aPair() {
        UUID pair = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO duplicate_pairs (id, first, first_id, second, second_id, because, state, found_at)
                VALUES (?, 'MEMBER', ?, 'MEMBER', ?, 'NAME_AND_BIRTH', 'OPEN', now())""",
                pair,
                Database.memberOf(Api.receipt(Applications.adult(code, TOWNSHIP))),
                Database.memberOf(Api.receipt(Applications.adult(code, TOWNSHIP))));
        return pair;
    }

    private UUID deadMessage() {
        UUID message = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO person_messages (id, kind, subject_id, organization_id, phone, state, reason, due_at, created_at)
                VALUES (?, 'TRANSFER_DONE', gen_random_uuid(), ?, '', 'DEAD', 'template-missing', now(), now())""",
                message,
                place);
        return message;
    }
}
