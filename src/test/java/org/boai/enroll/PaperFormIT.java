package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.qr.Camera;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.Test;

/** The form on paper that a code opens. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class PaperFormIT {
    @Inject
    CodeService codes;

    private static Response form(String code) {
        return given().get("/j/" + code + "/paper-form");
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void anOpenCodeHasAFormThatNamesItsBranchAndLeadsBackToIt() throws IOException {
        String code = Codes.poster();

        byte[] pdf = form(code)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "max-age=30")
                .header("Content-Disposition", "inline; filename=\"paper-form-" + code + ".pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asByteArray();

        assertThat(text(pdf)).contains("上保社区红十字会", code.replaceAll("(\\d{3})(?=\\d)", "$1 "), "个人信息处理规则（第3版）");
        try (var document = Loader.loadPDF(pdf)) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 150, ImageType.GRAY);
            assertThat(Camera.find(page.getWidth(), page.getHeight(), (x, y) -> (page.getRGB(x, y) & 0xFF) < 0x80))
                    .isEqualTo(codes.url(code));
        }
    }

    @Test
    void isChineseForThoseWhoReadEnglishToo() throws IOException {
        byte[] pdf = given().header("Accept-Language", "en")
                .get("/j/" + Codes.poster() + "/paper-form")
                .asByteArray();
        assertThat(text(pdf)).contains("入会申请表");
    }

    @Test
    void anExpiredCodeHasAPageWithAWayOnInstead() {
        String code = Codes.poster();
        form(code).then().statusCode(200);
        Database.change(
                """
                UPDATE enrollment_codes SET valid_from = now() - interval '2 days', valid_until = now() - interval '1 day'
                WHERE code = ?""",
                code);

        // what only shows a code may be a second behind
        await().until(() -> form(code).statusCode() != 200);
        form(code)
                .then()
                .statusCode(410)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .body(containsString("<h1>"), containsString("/j/"));
    }

    @Test
    void aPausedOrUnknownCodeHasNone() {
        String code = Codes.poster();
        as("shangbao").put("/api/v1/enrollment-codes/" + code + "/pause").then().statusCode(200);

        form(code).then().statusCode(409).contentType("text/html;charset=UTF-8");
        form("999999999").then().statusCode(404).contentType("text/html;charset=UTF-8");
        given().accept("application/pdf").get("/j/999999999/paper-form").then().statusCode(404);
    }

    @Test
    void manyWhoAskAtOnceGetTheSameFile() {
        String code = Codes.poster();
        var answers = Together.times(40, i -> form(code).asByteArray());
        assertThat(answers).allSatisfy(bytes -> assertThat(bytes).isEqualTo(answers.get(0)));
    }
}
