package org.boai.enroll.story;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Calls the program and writes down each call with its answer, as whoever reads the README would make it. */
final class Telling {
    private static final int SHOWN = 900;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final StringBuilder told = new StringBuilder();

    Telling(String url) {
        this.url = url;
    }

    /** Somebody who calls. @param authorization null for anybody */
    record Who(String name, String authorization) {}

    void say(String sentence) {
        told.append("\n## ").append(sentence).append("\n\n");
    }

    JsonPath get(Who who, String path) {
        return call(who, "GET", path, null).jsonPath();
    }

    JsonPath post(Who who, String path, Object body) {
        return call(who, "POST", path, body).jsonPath();
    }

    JsonPath put(Who who, String path, Object body) {
        return call(who, "PUT", path, body).jsonPath();
    }

    byte[] file(Who who, String path) {
        return call(who, "GET", path, null).asByteArray();
    }

    /** Everybody in this story succeeds. */
    Response call(Who who, String method, String path, Object body) {
        var request = given().header("Idempotency-Key", UUID.randomUUID());
        if (who.authorization() != null) {
            request.header("Authorization", who.authorization());
        }
        if (body != null) {
            request.contentType(ContentType.JSON).body(body);
        }
        var answer = request.request(method, url + path);
        tell(who, method + " " + path, body, answer);
        assertThat(answer.statusCode())
                .as(method + " " + path + "\n" + answer.asString())
                .isBetween(200, 299);
        return answer;
    }

    private void tell(Who who, String line, Object body, Response answer) {
        String said = answer.contentType().startsWith("application/json") ? answer.asString() : answer.contentType();
        told.append(who.name())
                .append(": ")
                .append(line)
                .append(body == null ? "" : "\n    " + written(body))
                .append("\n    → ")
                .append(answer.statusCode())
                .append(' ')
                .append(said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said)
                .append('\n');
    }

    private static String written(Object body) {
        try {
            return JSON.writeValueAsString(body instanceof Map<?, ?> ? body : body.toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) {
        try {
            Files.writeString(file, told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
