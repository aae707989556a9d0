package org.boai.enroll.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.submit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.awaitility.Awaitility;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Canary;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.FakeWebhook;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A person nobody else is goes every way through the program, right and wrong; where the name, the phone or the number is
 * found in plain text afterwards, we leak: logs, metrics, refusals, stewards' views, messages, the database.
 */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class CanaryIT {
    /** Everything that is logged, with the messages of failures and of what caused them. */
    private static final class Ear extends Handler {
        private final StringBuffer heard = new StringBuffer();

        @Override
        public void publish(LogRecord entry) {
            heard.append(new SimpleFormatter().format(entry)).append('\n');
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Inject
    FakeWebhook webhook;

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    private final Canary canary = Canary.hatch();
    private final Ear ear = new Ear();
    private final List<String> refusals = new ArrayList<>();
    private String code;

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(ear);
        code = Codes.poster();
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(ear);
    }

    private void refused(Response answer) {
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        refusals.add(answer.asString() + answer.headers());
    }

    private Map<String, Object> with(String key, Object value) {
        Map<String, Object> application = new HashMap<>(canary.application(code));
        application.put(key, value);
        return application;
    }

    private void applyWrongly() {
        refused(submit(with("fullName", canary.phone())));
        refused(submit(with("phone", canary.number())));
        refused(submit(with("birthDate", canary.name())));
        refused(submit(with("unknown", canary.name())));
        refused(submit(with("code", canary.phone())));
        refused(submit(with("residence", Map.of("regionCode", canary.phone()))));
        refused(submit(with("backgrounds", List.of(canary.name()))));
        refused(submit(with("consents", List.of())));
        refused(submit(with("identityDocument", Map.of("type", "PASSPORT", "number", canary.number()))));
        refused(submit(with("expectedOrganizationId", UUID.randomUUID().toString())));
        refused(submit(canary.name(), canary.application(code)));
        String cut = "{\"fullName\":\"" + canary.name() + "\",\"phone\":\"" + canary.phone() + "\",\"fullName\":";
        refused(anyone().header("Idempotency-Key", UUID.randomUUID()).body(cut).post("/api/v1/applications"));
        refused(anyone().body(Map.of("receipt", canary.number(), "phoneLast4", "0000"))
                .post("/api/v1/applications/status"));
        refused(anyone().body(Map.of("username", canary.phone(), "password", canary.number()))
                .post("/api/v1/auth/tokens"));
        refused(anyone().body(Map.of("refreshToken", canary.number())).post("/api/v1/auth/tokens/refresh"));
    }

    /** In addresses, which our own pages never do. */
    private void askInAddresses() {
        for (String said : List.of(canary.name(), canary.phone(), canary.number())) {
            given().get("/api/v1/regions/search?q=" + said);
            refused(given().get("/api/v1/regions?parent=" + said));
            refused(given().get("/api/v1/enrollment-codes?code=" + said));
            refused(as("shangbao").get("/api/v1/members/" + said));
            refused(as("shangbao").get("/api/v1/members?organization=" + said));
            refused(given().get("/nothing/" + said));
            refused(given().header("Authorization", "Bearer " + said).get("/api/v1/me"));
        }
    }

    /** A failure that nobody named, with the person in its hands. */
    private void failInTheMiddle() {
        Database.change("ALTER TABLE consents RENAME TO consents_away");
        try {
            var answer = submit(canary.application(code));
            assertThat(answer.statusCode()).isEqualTo(500);
            refusals.add(answer.asString());
        } finally {
            Database.change("ALTER TABLE consents_away RENAME TO consents");
        }
    }

    private String aToldBranch() {
        UUID branch = Stewards.organizationOf("shangbao");
        String admin = Stewards.at(branch, "STEWARD_ADMIN");
        Integer version = Database.one(
                Integer.class, "SELECT version FROM channels WHERE kind = 'WEBHOOK' AND organization_id = ?", branch);
        var request = as(admin)
                .body(Map.of(
                        "active",
                        true,
                        "shared",
                        false,
                        "endpoints",
                        List.of(Map.of("address", "https://hook.example.org/canary-" + UUID.randomUUID()))));
        (version == null ? request : request.header("If-Match", "\"" + version + "\""))
                .put("/api/v1/organizations/" + branch + "/channels/WEBHOOK")
                .then()
                .statusCode(200);
        return branch.toString();
    }

    @Test
    void nothingPersonalIsWrittenWhereItDoesNotBelong() throws Exception {
        String branch = aToldBranch();
        int before = webhook.messagesTo(branch).size();
        applyWrongly();
        askInAddresses();
        failInTheMiddle();
        var accepted = submit(canary.application(code)).then().statusCode(201).extract();
        submit(canary.application(code)).then().statusCode(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> webhook.messagesTo(branch).size() > before);

        refusals.forEach(refusal -> canary.assertAbsentFrom("a refusal", refusal));
        canary.assertAbsentFrom("the receipt", accepted.asString() + accepted.headers());
        String receipt = accepted.path("receipt");
        for (String view : List.of(
                "/api/v1/members/" + Database.memberOf(receipt),
                "/api/v1/applications/" + Database.applicationOf(receipt),
                "/api/v1/members?limit=100",
                "/api/v1/applications?limit=100",
                "/api/v1/notices?limit=100",
                "/api/v1/organizations/" + branch + "/queue",
                "/api/v1/organizations/" + branch + "/deliveries")) {
            canary.assertAbsentFrom(
                    "a steward's view",
                    as("shangbao").get(view).then().statusCode(200).extract().asString());
        }
        canary.assertAbsentFrom("the record", record());
        canary.assertAbsentFrom("messages", webhook.messagesTo(branch).toString());
        canary.assertAbsentFrom(
                "metrics", given().port(management).get("/q/metrics").asString());
        canary.assertAbsentFrom(
                "health", given().port(management).get("/q/health").asString());
        assertThat(ear.heard).as("the log hears").contains("unexpected failure");
        canary.assertAbsentFrom("the log", ear.heard.toString());
        try (var superuser = TestPostgres.superuser(OnPostgres.DATABASE)) {
            canary.assertAbsentFrom(superuser);
        }
    }

    private static String record() {
        String auditor = Stewards.at(Stewards.organizationOf("province"), "AUDITOR");
        return as(auditor)
                .get("/api/v1/audit/entries?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
