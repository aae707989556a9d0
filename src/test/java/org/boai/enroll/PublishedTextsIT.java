package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.rights.ConsentPublishing;
import org.boai.enroll.rights.ConsentPublishing.Wording;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts to consent to are data: an operator replaces one while the program runs. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class PublishedTextsIT {
    @Inject
    ConsentPublishing publishing;

    @AfterEach
    void asBefore() {
        Database.change("DELETE FROM consent_texts WHERE purpose = 'PUBLICATION'");
    }

    private boolean publish(String version, String body) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> publishing.publish(
                Purpose.PUBLICATION, version, new Wording("公开姓名", body), new Wording("Publication", "Body")));
    }

    @Test
    void aTextIsInForceWithinHalfAMinuteAndTheRecordKnows() throws Throwable {
        assertThat(publish("7.1", "新的文字")).isTrue();
        await().atMost(Duration.ofSeconds(45)).untilAsserted(() -> assertThat(
                        given().get("/consents/PUBLICATION").asString())
                .contains("新的文字"));
        assertThat(Database.count("SELECT count(*) FROM audit_entries WHERE action = 'consent-text-published'"
                        + " AND object_id = 'PUBLICATION@7.1'"))
                .isOne();
    }

    @Test
    void theLastOneIsInForceAndTheOthersStayAsTheyWere() throws Throwable {
        publish("1", "一");
        publish("2", "二");
        assertThat(
                        Database.column(
                                String.class,
                                "SELECT version || body_zh || current FROM consent_texts WHERE purpose = 'PUBLICATION' ORDER BY 1"))
                .containsExactly("1一false", "2二true");
    }

    @Test
    void whatWasPublishedIsNeverReplaced() throws Throwable {
        publish("1", "一");
        assertThat(publish("1", "别的")).isFalse();
        assertThat(Database.one(
                        String.class, "SELECT body_zh FROM consent_texts WHERE purpose = 'PUBLICATION' AND current"))
                .isEqualTo("一");
    }
}
