package org.boai.enroll.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type comes back as text and never as a page's own words. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ScriptsIT {
    private static final String SCRIPT = "'\"></textarea><script>marker</script><img src=x onerror=marker>";
    private static final List<String> FIELDS = List.of(
            "idempotencyKey",
            "expectedOrganizationId",
            "residence",
            "affiliation",
            "fullName",
            "phone",
            "birthYear",
            "documentType",
            "documentNumber",
            "backgrounds",
            "guardianName",
            "guardianPhone",
            "guardianRelation",
            "consents");

    private static void assertText(String where, Response page) {
        assertThat(page.statusCode()).as(where).isLessThan(500);
        if (!page.asString().isEmpty()) {
            assertThat(page.contentType()).as(where).matches("(text/html|application/problem\\+json).*");
        }
        assertThat(page.asString()).as(where).doesNotContain("<script", "<img src=x", "\"></textarea");
    }

    @Test
    void whatIsTypedIntoTheFormIsText() {
        String address = "/j/" + Codes.poster() + "/applications";
        for (String field : FIELDS) {
            Map<String, String> typed = new HashMap<>();
            typed.put("idempotencyKey", UUID.randomUUID().toString());
            typed.put("residence", Applications.SHANGBAO);
            typed.put("fullName", "王小明");
            typed.put("phone", "1380013800");
            typed.put(field, SCRIPT);
            assertText(
                    field,
                    given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                            .formParams(typed)
                            .post(address));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>marker</script>", "{7*7}", "{inject:work}", "{cdi:config}", "{#include form/}", "${7*7}"
            })
    void whatIsTypedIsNoTemplate(String name) {
        String page = given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "residence",
                        Applications.SHANGBAO,
                        "fullName",
                        name))
                .post("/j/" + Codes.poster() + "/applications")
                .asString();
        assertThat(page).contains(name.replace("<", "&lt;").replace(">", "&gt;"));
    }

    @Test
    void whatAnAddressSaysIsText() {
        String code = Codes.poster();
        for (String address : List.of(
                "/j?code=",
                "/j/" + code + "/residence?q=",
                "/j/" + code + "/residence?parent=",
                "/j/" + code + "/units?within=330106&q=",
                "/j/" + code + "/units?within=",
                "/j/" + code + "/form?residence=",
                "/j/" + code + "/form?affiliation=")) {
            String[] parts = address.split("\\?", 2);
            String[] pairs = parts[1].split("&");
            var request = given().redirects().follow(false);
            for (String pair : pairs) {
                String[] both = pair.split("=", 2);
                request.queryParam(both[0], both[1].isEmpty() ? SCRIPT : both[1]);
            }
            assertText(address, request.get(parts[0]));
        }
    }

    @Test
    void theNameOfASocietyIsText() {
        UUID branch = Stewards.organizationOf("shangbao");
        String name = Database.one(String.class, "SELECT name FROM organizations WHERE id = ?", branch);
        String code = Codes.poster();
        rename(branch, "上保<img src=x onerror=marker>");
        try {
            String receipt = Api.receipt(Applications.adult(code));
            for (String page :
                    List.of("/j/" + code, "/j/" + code + "/form?residence=" + Applications.SHANGBAO, "/s/" + receipt)) {
                assertText(page, given().get(page));
            }
            assertThat(given().get("/j/" + code).asString()).contains("&lt;img src=x");
        } finally {
            rename(branch, name);
        }
    }

    private static void rename(UUID organization, String name) {
        int version = Database.one(Integer.class, "SELECT version FROM organizations WHERE id = ?", organization);
        as("xihu")
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("name", name))
                .patch("/api/v1/organizations/" + organization)
                .then()
                .statusCode(200);
    }
}
