package org.boai.enroll.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.support.Canary;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.TestPostgres;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The packaged program in production, on a database that holds no demo. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ProductionIT {
    private static final String DATABASE = "boai_production";

    private static Map<String, String> settings() throws java.sql.SQLException {
        TestPostgres.copy(DATABASE);
        try (var superuser = TestPostgres.superuser(DATABASE);
                var statement = superuser.createStatement()) {
            statement.execute("DELETE FROM installation_facts WHERE name = 'demo'");
        }
        var url = URI.create(ConfigProvider.getConfig().getValue("quarkus.datasource.reactive.url", String.class));
        Map<String, String> settings = new HashMap<>(TestPostgres.settings(url.getPort(), DATABASE));
        settings.put("boai.mode", "production");
        settings.remove("boai.phone-proof");
        return settings;
    }

    @Test
    void tellsBrowsersToComeEncryptedAndLogsNothingPersonal() throws Exception {
        Path folder = Folders.fresh("production");
        var canary = Canary.hatch();
        try (var program = Packaged.start(folder, settings())) {
            for (String path : List.of("/api/v1/regions", "/api/v1/me", "/j", "/nothing", "/api/v1//me")) {
                var answer = given().urlEncodingEnabled(false).get(program.url() + path);
                assertThat(answer.header("Strict-Transport-Security")).as(path).isEqualTo("max-age=31536000");
            }
            var submitted = given().contentType("application/json")
                    .header("Idempotency-Key", java.util.UUID.randomUUID())
                    .body(canary.application("482013759"))
                    .post(program.url() + "/api/v1/applications");
            assertThat(submitted.statusCode()).isBetween(400, 499);
            canary.assertAbsentFrom("the answer", submitted.asString());
            canary.assertAbsentFrom("the log", program.log());
            assertThat(program.log()).contains("\"level\":\"INFO\"");
        } finally {
            Folders.delete(folder);
        }
    }
}
