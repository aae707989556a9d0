package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an application stands, for whoever has the receipt and the phone; nobody learns who is known. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class StatusIT {
    private Map<String, Object> application;
    private String receipt;
    private String digits;

    @BeforeEach
    void anApplication() {
        application = Applications.adult(Codes.poster());
        receipt = receipt(application);
        digits = ((String) application.get("phone")).substring(7);
    }

    private static Response ask(String receipt, String digits) {
        return anyone().body(Map.of("receipt", receipt, "phoneLast4", digits)).post("/api/v1/applications/status");
    }

    private String wrong() {
        return digits.equals("0000") ? "0001" : "0000";
    }

    @Test
    void theReceiptAndTheLastFourDigitsOpenIt() {
        ask(receipt, digits)
                .then()
                .statusCode(200)
                .body("receipt", equalTo(receipt))
                .body("status", equalTo("RECEIVED"))
                .body("timeline.size()", equalTo(1))
                .body("timeline[0].event", equalTo("RECEIVED"));
    }

    @Test
    void theReceiptMayBeTypedInAnyWay() {
        ask(receipt.replace("-", "").toLowerCase(Locale.ROOT), digits).then().statusCode(200);
        ask(receipt.replace("-", " "), digits).then().statusCode(200);
    }

    @Test
    void wrongDigitsAndAnUnknownReceiptAreTheSame() {
        var wrong = ask(receipt, wrong());
        var unknown = ask("2222-3333-4444", digits);
        Problem.expect(wrong, 404, "receipt-unknown");
        assertThat(Problem.withoutInstance(unknown)).isEqualTo(Problem.withoutInstance(wrong));
        assertThat(Problem.withoutInstance(wrong).toString()).doesNotContain(receipt, digits);
    }

    @Test
    void theSixthTryWithinAnHourIsRefusedEvenWithTheRightDigits() {
        for (int i = 0; i < 5; i++) {
            Problem.expect(ask(receipt, wrong()), 404, "receipt-unknown");
        }
        var sixth = ask(receipt, wrong());
        Problem.expect(sixth, 429, "too-many-tries");
        assertThat(Integer.parseInt(sixth.header("Retry-After"))).isBetween(1, 3600);
        Problem.expect(ask(receipt, digits), 429, "too-many-tries");
        ask(receipt(Applications.adult(Codes.poster())), digits).then().statusCode(404);
    }

    @Test
    void fortyTriesAtOnceAreNoWayAroundTheLimit() {
        var answers = Together.times(40, i -> ask(receipt, wrong()).statusCode());
        assertThat(answers).allSatisfy(status -> assertThat(status).isIn(404, 429, 503));
        assertThat(answers.stream().filter(status -> status == 404)).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void rightTriesAreNotCounted() {
        for (int i = 0; i < 7; i++) {
            ask(receipt, digits).then().statusCode(200);
        }
    }

    @Test
    void aMemberAndSomebodyUnderReviewReadTheSame() {
        String again = receipt(application);
        assertThat(Database.count(
                        "SELECT count(*) FROM applications WHERE receipt = ? AND status = 'UNDER_REVIEW'", again))
                .isOne();
        assertThat(neutral(ask(again, digits), again)).isEqualTo(neutral(ask(receipt, digits), receipt));
    }

    @Test
    void aRefusalIsNotToldToWhoeverHoldsTheReceipt() {
        String again = receipt(application);
        String id = Database.applicationOf(again).toString();
        as("shangbao")
                .body(Map.of("reason", "重复申请"))
                .post("/api/v1/applications/" + id + "/refusal")
                .then()
                .statusCode(200);
        var answer = ask(again, digits);
        answer.then().body("status", equalTo("RECEIVED")).body("timeline[1].event", equalTo("ACKNOWLEDGED"));
        assertThat(answer.asString()).doesNotContain("重复", "REFUSED");
    }

    /** Without the moments: within working hours the next step follows the second of the submission. */
    private static String neutral(Response answer, String receipt) {
        answer.then().statusCode(200);
        String at = JsonPath.from(answer.asString()).getString("timeline[0].at");
        return answer.asString()
                .replace(receipt, "RECEIPT")
                .replace(at, "AT")
                .replaceAll("\"next\":\\{\"at\":\"[^\"]+\"", "\"next\":{\"at\":\"NEXT\"")
                .replaceAll(" \\d\\d:\\d\\d ", " TIME ");
    }
}
