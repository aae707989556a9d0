package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with an application is named, nothing of it is stored, and nothing of it is repeated. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class BadInputIT {
    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 1);

    private Map<String, Object> application;
    private long stored;

    @BeforeEach
    void aRightApplication() {
        application = Applications.adult(Codes.poster());
        stored = Database.applications();
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(Database.applications()).isEqualTo(stored);
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response send(String json) {
        return anyone().header("Idempotency-Key", UUID.randomUUID())
                .body(json.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/applications");
    }

    /** The application as JSON with one value in the spelling of the test. */
    private Response sendWith(String key, String spelling) {
        application.put(key, "HERE");
        return send(json(application).replace("\"HERE\"", spelling));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"code\":", "not json", "{'code': '1'}", "{\"code\": \"1\",}", "{} {}", "{\"a\": \"\u0001\"}"})
    void refusesWhatIsNotJson(String text) {
        Problem.expect(send(text), 400, "request-not-readable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "7"})
    void refusesJsonThatIsNoApplication(String text) {
        assertThat(send(text).statusCode()).isEqualTo(400);
        assertThat(send(text).contentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] bytes = json(application).getBytes(StandardCharsets.UTF_8);
        bytes[json(application).indexOf("测试")] = (byte) 0xFF;
        var answer = anyone().header("Idempotency-Key", UUID.randomUUID())
                .body(bytes)
                .post("/api/v1/applications");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void namesAnUnknownKeyAndNotItsValue() {
        application.put("politicalStatus", "绝密值七五三");
        Problem.expectInvalid(submit(application), "/politicalStatus", "key-unknown");
        assertThat(submit(application).asString()).doesNotContain("绝密值");
    }

    @Test
    void refusesAKeyThatComesTwice() {
        String twice = json(application).replaceFirst("\\{", "{\"fullName\":\"绝密值\",");
        var answer = send(twice);
        Problem.expect(answer, 400, "request-invalid")
                .body("errors[0].code", org.hamcrest.Matchers.is("key-duplicate"));
        assertThat(answer.asString()).doesNotContain("绝密值");
    }

    @ParameterizedTest
    @CsvSource({
        "\\ud800王, text-lone-surrogate",
        "王\\udfb7明, text-lone-surrogate",
        "王\\u0000明, text-control-character",
        "王\\u0085明, text-control-character",
        "王\\n明, text-control-character",
        "王\\u202e明, text-bidi-character",
        "\\u2067王明, text-bidi-character",
        "王\\u200b明, text-invisible-character",
        "\\u3000, text-blank",
        "王5明, name-character",
        "<b>王明</b>, name-character"
    })
    void refusesANameThatNobodyCouldReadTruthfully(String name, String code) {
        var answer = sendWith("fullName", "\"" + name + "\"");
        Problem.expectInvalid(answer, "/fullName", code);
        assertThat(answer.asString()).doesNotContain("王");
    }

    @Test
    void refusesANameOfFiftyOneCodePoints() {
        application.put("fullName", "𠮷".repeat(51));
        Problem.expectInvalid(submit(application), "/fullName", "text-too-long");
    }

    @ParameterizedTest
    @CsvSource({
        "１３８00138000, phone-digits",
        "١٣٨٠٠١٣٨٠٠٠, phone-digits",
        "1380013800, phone-invalid",
        "12345678901, phone-invalid",
        "14400138000, phone-not-a-person"
    })
    void refusesWhatIsNoMobileNumber(String phone, String code) {
        application.put("phone", phone);
        var answer = submit(application);
        Problem.expectInvalid(answer, "/phone", code);
        assertThat(answer.asString()).doesNotContain(phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"３３０１０６００２０５１", "٣٣٠١٠٦٠٠٢٠٥١", "33010600205x", "3"})
    void refusesRegionCodesOfOtherDigits(String region) {
        application.put("residence", Map.of("regionCode", region));
        Problem.expectInvalid(submit(application), "/residence/regionCode", "pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"４82013759", "48201375", "4820137590", "48201375a"})
    void refusesCodesThatAreNotNineDigits(String code) {
        application.put("code", code);
        Problem.expectInvalid(submit(application), "/code", "pattern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"１９９０-01-01\"",
                "\"1990-02-30\"",
                "\"19900101\"",
                "\"1990-1-1\"",
                "\"1990-01-01T23:30:00Z\"",
                "7305",
                "true",
                "\"\""
            })
    void refusesABirthDateThatIsWrittenInAnotherWay(String spelling) {
        Problem.expectInvalid(sendWith("birthDate", spelling), "/birthDate", "value-not-readable");
    }

    @Test
    void refusesABirthDateInTheFutureOrBeforeAnybodyWasBorn() {
        var today = LocalDate.now(SystemClock.ZONE);
        application.put("birthDate", today.plusDays(1).toString());
        Problem.expectInvalid(submit(application), "/birthDate", "birth-date-impossible");
        application.put("birthDate", today.minusYears(151).toString());
        Problem.expectInvalid(submit(application), "/birthDate", "birth-date-impossible");
    }

    @Test
    void refusesADocumentThatDisagreesWithTheBirthDate() {
        document(Applications.identityNumber(BIRTH.plusDays(1)));
        Problem.expectInvalid(submit(application), "/birthDate", "birth-date-mismatch");
    }

    @Test
    void needsABirthDateWhereThereIsNoDocument() {
        application.remove("birthDate");
        Problem.expectInvalid(submit(application), "/birthDate", "birth-date-required");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, 13, 16})
    void noticesOneWrongDigitOfAnIdentityNumber(int at) {
        String number = Applications.identityNumber(BIRTH);
        char other = number.charAt(at) == '9' ? '0' : (char) (number.charAt(at) + 1);
        String wrong = number.substring(0, at) + other + number.substring(at + 1);
        document(wrong);
        var answer = submit(application);
        Problem.expectInvalid(answer, "/identityDocument/number", "identity-checksum");
        assertThat(answer.asString()).doesNotContain(wrong);
    }

    @Test
    void refusesAnIdentityNumberInOtherDigits() {
        document(Applications.identityNumber(BIRTH).replace('1', '１'));
        Problem.expectInvalid(submit(application), "/identityDocument/number", "identity-digits");
    }

    @Test
    void refusesNestingThatIsMadeToExhaust() {
        var answer = sendWith("backgrounds", "[".repeat(5000) + "]".repeat(5000));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        Problem.expect(send("{\"residence\":".repeat(1000)), 400, "request-invalid");
    }

    @Test
    void doesNotTakeANumberForText() {
        Problem.expectInvalid(sendWith("code", "482013759"), "/code", "value-not-readable");
        application.put("code", "482013759");
        Problem.expectInvalid(sendWith("fullName", "true"), "/fullName", "value-not-readable");
    }

    private void document(String number) {
        application.put("identityDocument", Map.of("type", "RESIDENT_ID", "number", number));
    }
}
