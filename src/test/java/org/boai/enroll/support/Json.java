package org.boai.enroll.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Single values of an answer, for what every test does first: a path of REST Assured is a program that it compiles each time,
 * which was most of what the tests' own thread did.
 */
public final class Json {
    private static final ObjectMapper READER = new ObjectMapper();

    private Json() {}

    /** @param pointer RFC 6901, to something that must be there */
    public static String text(Response answer, String pointer) {
        return require(answer, pointer).asText();
    }

    /** Of an answer that was looked at. */
    public static String text(ValidatableResponse answer, String pointer) {
        return text(answer.extract().response(), pointer);
    }

    public static int number(Response answer, String pointer) {
        return require(answer, pointer).intValue();
    }

    /** Of each of a list, in its order. */
    public static List<String> texts(Response answer, String list, String pointer) {
        List<String> texts = new ArrayList<>();
        require(answer, list).forEach(item -> texts.add(item.at(pointer).asText()));
        return texts;
    }

    public static boolean isNull(Response answer, String pointer) {
        return require(answer, pointer).isNull();
    }

    private static JsonNode require(Response answer, String pointer) {
        try {
            var found = READER.readTree(answer.asByteArray()).at(pointer);
            if (found.isMissingNode()) {
                throw new AssertionError("nothing at " + pointer + " of " + answer.asString());
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.asString(), e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
