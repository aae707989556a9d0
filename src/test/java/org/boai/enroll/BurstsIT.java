package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.SmallThresholds;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever oversees a branch is told of a burst, once a day, and the branch is not; five make one here, or four that share. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@QuarkusTestResource(value = SmallThresholds.class, restrictToAnnotatedClass = true)
class BurstsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MANY = 5;

    private static final String TOLD =
            """
            SELECT o.name || ' ' || a.because FROM notices n JOIN notice_audiences a ON a.notice_id = n.id
            JOIN organizations o ON o.id = a.organization_id JOIN bursts b ON b.id = n.subject_id
            WHERE n.kind = 'APPLICATIONS_IN_A_BURST' AND b.organization_id = ?""";

    private String code;
    private String village;
    private UUID branch;

    @BeforeEach
    void aBranchOfItsOwn() {
        code = Codes.poster();
        aBranch("xihu", "330106%");
    }

    /** Of a village that has none yet. */
    private void aBranch(String above, String within) {
        village = Database.one(
                String.class,
                """
                SELECT code::text FROM regions r WHERE level = 'VILLAGE' AND code LIKE ? AND NOT EXISTS (
                    SELECT 1 FROM organizations o WHERE o.location_region_id = r.id) ORDER BY code DESC LIMIT 1""",
                within);
        branch = UUID.fromString(as("xihu")
                .body(Map.of(
                        "name",
                        village + "红十字会",
                        "kind",
                        "VILLAGE",
                        "parentId",
                        Stewards.organizationOf(above),
                        "locationRegion",
                        village,
                        "coverage",
                        List.of(village),
                        "status",
                        "ACTIVE"))
                .post("/api/v1/organizations")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private void apply(int times) {
        for (int i = 0; i < times; i++) {
            receipt(Applications.adult(code, village));
        }
    }

    private void share(int times) {
        String phone = Applications.phone();
        for (int i = 0; i < times; i++) {
            Map<String, Object> somebody = Applications.adult(code, village);
            somebody.put("phone", phone);
            receipt(somebody);
        }
    }

    private long bursts() {
        return Database.count("SELECT count(*) FROM bursts WHERE organization_id = ?", branch);
    }

    private void awaitBurst() {
        Awaitility.await().atMost(LIMIT).until(() -> bursts() == 1);
    }

    /** Another branch's burst, which came after ours, was noticed: so was ours, had it been one. */
    private void awaitALook() {
        String ours = village;
        UUID our = branch;
        aBranchOfItsOwn();
        apply(MANY);
        awaitBurst();
        village = ours;
        branch = our;
    }

    @Test
    void theCountyIsToldAndTheBranchIsNot() {
        aBranch("beishan", "330106002%");
        apply(MANY);
        awaitBurst();
        assertThat(Database.column(String.class, TOLD, branch)).containsExactly("西湖区红十字会 PLACED");
        as("xihu")
                .get("/api/v1/bursts")
                .then()
                .statusCode(200)
                .body("items.find { it.organizationId == '" + branch + "' }.kind", equalTo("MANY_WITHIN_AN_HOUR"))
                .body("items.find { it.organizationId == '" + branch + "' }.applications", equalTo(MANY));
        as("beishan")
                .get("/api/v1/bursts")
                .then()
                .statusCode(200)
                .body("items.organizationId", hasItem(branch.toString()));
        String own = Stewards.at(branch, "REVIEWER");
        as(own).get("/api/v1/bursts").then().statusCode(200).body("items.size()", equalTo(0));
        String beside = Stewards.at(Stewards.organizationOf("school"), "STEWARD_ADMIN");
        as(beside)
                .get("/api/v1/bursts")
                .then()
                .statusCode(200)
                .body("items.organizationId", not(hasItem(branch.toString())));
    }

    @Test
    void theCountyReadsItInItsInboxAndAcknowledgesIt() {
        apply(MANY);
        awaitBurst();
        UUID burst = Database.one(UUID.class, "SELECT id FROM bursts WHERE organization_id = ?", branch);
        UUID notice = Database.one(UUID.class, "SELECT id FROM notices WHERE subject_id = ?", burst);
        as("xihu")
                .put("/api/v1/notices/" + notice + "/acknowledgment")
                .then()
                .statusCode(200)
                .body("kind", equalTo("APPLICATIONS_IN_A_BURST"))
                .body("subjectId", equalTo(burst.toString()))
                .body("applicationId", nullValue())
                .body("applicant", nullValue());
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'burst-noticed' AND object_id = ?",
                        burst.toString()))
                .isOne();
    }

    @Test
    void onceForABranchAndDayWhileTheRowGrows() {
        apply(MANY);
        awaitBurst();
        apply(2);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> Database.count("SELECT applications FROM bursts WHERE organization_id = ?", branch)
                        == MANY + 2);
        assertThat(bursts()).isOne();
        assertThat(Database.column(String.class, TOLD, branch)).hasSize(1);
    }

    @Test
    void fewerOrSlowerIsNoBurst() {
        apply(2);
        Database.change(
                "UPDATE applications SET submitted_at = now() - interval '61 minutes' WHERE organization_id = ?",
                branch);
        apply(MANY - 1);
        awaitALook();
        assertThat(bursts()).isZero();
    }

    @Test
    void phonesThatAreSharedAreABurstOfFewer() {
        share(2);
        share(2);
        awaitBurst();
        assertThat(Database.one(
                        String.class,
                        "SELECT kind || ' ' || applications FROM bursts WHERE organization_id = ?",
                        branch))
                .isEqualTo("SHARED_PHONES 4");
        assertThat(Database.column(String.class, TOLD, branch)).containsExactly("西湖区红十字会 PLACED");
    }

    @Test
    void whoOverseesIsTheNextSocietyByLaw() {
        for (var line : Map.of("shangbao", "xihu", "xihu", "hangzhou", "hangzhou", "province", "province", "province")
                .entrySet()) {
            assertThat(Database.one(UUID.class, "SELECT overseer_of(?)", Stewards.organizationOf(line.getKey())))
                    .as(line.getKey())
                    .isEqualTo(Stewards.organizationOf(line.getValue()));
        }
    }
}
