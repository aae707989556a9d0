package org.boai.enroll.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PageFlow;
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

    private static final String OURS = "<script src=\"/assets/page-[0-9a-f]{12}\\.js\" defer></script>";

    private static void assertText(String where, Response page) {
        assertThat(page.statusCode()).as(where).isLessThan(500);
        if (!page.asString().isEmpty()) {
            assertThat(page.contentType()).as(where).matches("(text/html|application/problem\\+json).*");
        }
        assertThat(page.asString().replaceFirst(OURS, ""))
                .as(where)
                .doesNotContain("<script", "<img src=x", "\"></textarea");
    }

    @Test
    void whatIsTypedIntoTheFormIsText() {
        var pages = PageFlow.at(Codes.poster());
        pages.who("王小明", Applications.phone());
        pages.place();
        for (String page : List.of("who", "place", "details", "check")) {
            for (String field : FIELDS) {
                assertText(page + " " + field, pages.post(page, Map.of(field, SCRIPT)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>marker</script>", "{7*7}", "{inject:work}", "{cdi:config}", "{#include form/}", "${7*7}"
            })
    void whatIsTypedIsNoTemplate(String name) {
        String page = PageFlow.at(Codes.poster())
                .post("who", Map.of("fullName", name))
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
                "/j/" + code + "/place?residence=",
                "/j/" + code + "/place?affiliation=")) {
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
            for (String page : List.of(
                    "/j/" + code, "/j/" + code + "/place?residence=" + Applications.SHANGBAO, "/s/" + receipt)) {
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
