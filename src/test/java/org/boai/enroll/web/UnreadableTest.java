package org.boai.enroll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strict JSON refuses, and that a refusal points to the place and never repeats the value. */
class UnreadableTest {
    private static final String SECRET = "欧阳明月7f3c";

    record Form(String name, LocalDate day, Amount amount, Color color, Inner inner, List<Inner> list) {}

    record Amount(int count) {}

    record Inner(String text, Integer number) {}

    enum Color {
        RED
    }

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    UnreadableTest() {
        new StrictJson().customize(json);
    }

    private ProblemException refusal(String body) {
        JacksonException failure = catchThrowableOfType(JacksonException.class, () -> json.readValue(body, Form.class));
        assertThat(failure).as("is refused").isNotNull();
        var problem = Unreadable.problem(failure);
        assertThat(told(problem)).doesNotContain(SECRET);
        return problem;
    }

    private static String told(ProblemException problem) {
        return problem.getMessage()
                + problem.extensions()
                + problem.errors().stream().map(FieldError::toString).collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name': 5}|/name",
                "{'name': true}|/name",
                "{'name': ['欧阳明月7f3c']}|/name",
                "{'day': '欧阳明月7f3c'}|/day",
                "{'day': '2026-02-30'}|/day",
                "{'amount': {'count': '5'}}|/amount/count",
                "{'amount': {'count': 5.5}}|/amount/count",
                "{'amount': {'count': null}}|/amount/count",
                "{'amount': {}}|/amount/count",
                "{'amount': {'count': 99999999999}}|/amount/count",
                "{'color': '欧阳明月7f3c'}|/color",
                "{'color': 0}|/color",
                "{'inner': '欧阳明月7f3c'}|/inner",
                "{'inner': {'number': '欧阳明月7f3c'}}|/inner/number",
                "{'list': [{}, {'number': '欧阳明月7f3c'}]}|/list/1/number"
            })
    void aWrongValueIsPointedTo(String body, String pointer) {
        var problem = refusal(body.replace('\'', '"'));

        assertThat(problem.type()).isEqualTo(CommonProblem.REQUEST_INVALID);
        assertThat(problem.errors()).containsExactly(new FieldError(pointer, "value-not-readable"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'surprise': '欧阳明月7f3c'}|/surprise",
                "{'inner': {'surprise': '欧阳明月7f3c'}}|/inner/surprise",
                "{'list': [{'surprise': 1}]}|/list/0/surprise",
                "{'a/b~c': 1}|/a~1b~0c"
            })
    void anUnknownKeyIsPointedTo(String body, String pointer) {
        assertThat(refusal(body.replace('\'', '"')).errors()).containsExactly(new FieldError(pointer, "key-unknown"));
    }

    @Test
    void aKeyThatStandsTwiceIsSaid() {
        var problem = refusal("{\"name\": \"a\", \"name\": \"" + SECRET + "\"}");

        assertThat(problem.errors()).extracting(FieldError::code).containsExactly("key-duplicate");
    }

    @Test
    void aKeyThatStandsTwiceFurtherDownIsSaid() {
        var problem = refusal("{\"inner\": {\"text\": \"a\", \"text\": \"" + SECRET + "\"}}");

        assertThat(problem.errors()).extracting(FieldError::code).containsExactly("key-duplicate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"name\": \"欧阳明月7f3c",
                "{\"inner\": {\"text\": 欧阳明月7f3c}}",
                "{\"list\": [{}, {]}",
                "欧阳明月7f3c",
                "{} {}",
                "[]",
                "\"欧阳明月7f3c\"",
                "{'name': 1}"
            })
    void whatIsNoJsonObjectIsNotReadable(String body) {
        var problem = refusal(body);

        assertThat(problem.type()).isEqualTo(CommonProblem.REQUEST_NOT_READABLE);
        assertThat(problem.errors()).isEmpty();
    }

    @Test
    void whatIsNestedMoreThanTwentyDeepIsNotReadable() {
        assertThatCode(() -> json.readTree(nested(20))).doesNotThrowAnyException();

        var failure = catchThrowableOfType(JacksonException.class, () -> json.readTree(nested(21)));
        assertThat(Unreadable.problem(failure).type()).isEqualTo(CommonProblem.REQUEST_NOT_READABLE);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
