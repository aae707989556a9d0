package org.boai.enroll.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** What every refusal looks like (RFC 9457). */
public final class Problem {
    private Problem() {}

    public static ValidatableResponse expect(Response answer, int status, String slug) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status))
                .body("title", not(blankOrNullString()))
                .body("instance", matchesPattern("urn:uuid:[0-9a-f-]{36}"));
    }

    /** A refusal because of one value. */
    public static ValidatableResponse expectInvalid(Response answer, String pointer, String code) {
        return expect(answer, 400, "request-invalid")
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    /** The document without what names this occurrence: equal documents tell an outsider nothing. */
    public static Map<String, Object> withoutInstance(Response answer) {
        Map<String, Object> document = JsonPath.from(answer.asString()).getMap("");
        assertThat(document.remove("instance")).isNotNull();
        return document;
    }
}
