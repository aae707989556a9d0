package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.citizen;
import static org.boai.enroll.support.Api.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Cases;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Stream;
import org.junit.jupiter.api.Test;

/** The main job: a code, an application, the right branch, its inbox, its acknowledgment (浙红〔2019〕40号 四(三)). */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class FromPosterToBranchIT {
    @TestHTTPResource("/api/v1/notices/stream")
    URI stream;

    @Test
    void aCitizenAppliesAndTheBranchSeesItLiveAndAcknowledges() throws Exception {
        String code = Codes.poster();
        try (var live = Stream.open(stream, token("shangbao"))) {
            String receipt = citizen()
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body(Applications.adult(code))
                    .post("/api/v1/applications")
                    .then()
                    .statusCode(201)
                    .header("Location", matchesPattern("/s/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}"))
                    .body("status", equalTo("RECEIVED"))
                    .body("organization.name", equalTo("上保社区红十字会"))
                    .body("organization.path", equalTo(java.util.List.of("浙江省红十字会", "杭州市红十字会", "西湖区红十字会", "北山街道红十字会")))
                    .body("placement.reasons[0].text", equalTo("您常住上保社区，归上保社区红十字会"))
                    .extract()
                    .path("receipt");
            assertThat(live.nextEvent()).contains("event:changed").contains("upTo");

            UUID notice = Database.noticeAbout(receipt);
            as("shangbao")
                    .get("/api/v1/notices?state=OPEN&after="
                            + (Cases.numberOf(notice, Stewards.organizationOf("shangbao")) - 1))
                    .then()
                    .statusCode(200)
                    .body("items[0].id", equalTo(notice.toString()))
                    .body("items[0].kind", equalTo("MEMBER_ADMITTED"));
            as("shangbao")
                    .put("/api/v1/notices/" + notice + "/acknowledgment")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ACKNOWLEDGED"))
                    .body("acknowledgment.by", equalTo("shangbao"));
        }
    }

    @Test
    void theApplicantLearnsThatTheBranchHasAcknowledged() {
        Map<String, Object> application = Applications.adult(Codes.poster());
        String receipt = org.boai.enroll.support.Api.submit(application).path("receipt");
        String id = Codes.applicationOf(receipt);
        String notice = Codes.noticeAbout("shangbao", id);
        as("shangbao")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200);

        String phone = (String) application.get("phone");
        citizen()
                .body(Map.of("receipt", receipt, "phoneLast4", phone.substring(7)))
                .post("/api/v1/applications/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("RECEIVED"))
                .body("timeline[1].event", equalTo("ACKNOWLEDGED"))
                .body("timeline[1].text", equalTo("您的申请已由上保社区红十字会签收"))
                .body("timeline[1].at", notNullValue());
    }
}
