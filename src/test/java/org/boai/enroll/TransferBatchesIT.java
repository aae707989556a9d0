package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Life.school;
import static org.boai.enroll.support.Life.stateOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Life;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class leaves school: what would happen to each is seen before anything does, and nobody is cut off silently. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class TransferBatchesIT {
    private static final String BATCHES = "/api/v1/transfer-batches";

    private String code;

    @BeforeEach
    void aCode() {
        PhoneProofs.listen();
        code = Codes.poster();
    }

    /** A pupil, as the register holds one. @param residence whether it is known */
    private Life pupil(boolean residence) {
        var life = Life.in(code);
        Database.change(
                "UPDATE members SET organization_id = ?, kind = 'YOUTH', residence_region_id = CASE WHEN ? THEN residence_region_id END"
                        + " WHERE id = ?",
                school(),
                residence,
                life.member);
        return life;
    }

    private static Response plan(String steward, Map<String, Object> more) {
        Map<String, Object> plan = new HashMap<>(Map.of("way", "RESIDENCE", "becomesAdult", true, "reason", "毕业"));
        plan.putAll(more);
        return as(steward).body(plan).post(BATCHES);
    }

    private static Response confirm(UUID batch) {
        return as("school").post(BATCHES + "/" + batch + "/confirmation");
    }

    private static void awaitDone(UUID batch) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> "DONE"
                .equals(as("school").get(BATCHES + "/" + batch).path("state")));
    }

    @Test
    void thePreviewSaysForEachPersonWhereAndWhyNotAndNothingHappensBeforeItIsConfirmed() {
        Life moves = pupil(true);
        Life homeless = pupil(false);
        Life moving = pupil(true);
        Life leaves = pupil(true);
        Life elsewhere = Life.in(code);
        moving.ask("school", Map.of("organizationId", Stewards.organizationOf("beishan")))
                .then()
                .statusCode(201);
        List<UUID> all = Stream.of(moves, homeless, moving, leaves, elsewhere)
                .map(one -> one.member)
                .toList();
        var planned = plan("school", Map.of("members", all));
        UUID batch = Life.id(planned);
        planned.then()
                .body("state", equalTo("PREVIEWED"))
                .body("counts.transfers", equalTo(2))
                .body("counts.skipped", equalTo(3));
        as("school")
                .get(BATCHES + "/" + batch + "/items")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(5))
                .body("items[0].name", containsString("*"))
                .body("items[0].to.name", equalTo("上保社区红十字会"))
                .body("items[1].skippedBecause", equalTo("no-residence"))
                .body("items[2].skippedBecause", equalTo("transfer-open"))
                .body("items[3].plan", equalTo("TRANSFER"))
                .body("items[4].skippedBecause", equalTo("member-unknown"))
                .body("items[4].name", nullValue());
        assertThat(Database.count("SELECT count(*) FROM transfers WHERE batch_id = ?", batch))
                .isZero();
        Problem.expect(as("shangbao").get(BATCHES + "/" + batch), 404, "batch-unknown");

        Persons.as(Persons.session(leaves.application))
                .post("/api/v1/my/leaving")
                .then()
                .statusCode(200);
        confirm(batch).then().statusCode(200);
        awaitDone(batch);
        as("school")
                .get(BATCHES + "/" + batch)
                .then()
                .body("counts.done", equalTo(1))
                .body("counts.failed", equalTo(1))
                .body("counts.waiting", equalTo(0));
        as("school")
                .get(BATCHES + "/" + batch + "/items?after=3")
                .then()
                .body("items.problem", contains("membership-over", null));
        Problem.expect(confirm(batch), 409, "batch-confirmed");

        UUID transfer = Database.one(UUID.class, "SELECT id FROM transfers WHERE batch_id = ?", batch);
        assertThat(stateOf(transfer)).isEqualTo("WAITS_FOR_TO");
        Life.agree("shangbao", transfer).then().statusCode(200).body("state", equalTo("DONE"));
        assertThat(moves.row()).isEqualTo("上保社区红十字会 ADULT ACTIVE");
        assertThat(moves.history()).containsExactly("TRANSFERRED", "KIND_CHANGED");
    }

    @Test
    void aFilterFindsAClassByYearsAndTheKindAloneCanChange() {
        Life young = pupil(true);
        Life old = pupil(true);
        Database.change(
                "UPDATE members SET joined_on = DATE '1999-09-01' WHERE id IN (?, ?)", young.member, old.member);
        var filter = Map.of("bornFrom", 1990, "bornUntil", 1990, "joinedUntil", "1999-12-31", "kind", "YOUTH");
        UUID batch = Life.id(plan("school", Map.of("filter", filter, "way", "STAY")));
        as("school")
                .get(BATCHES + "/" + batch)
                .then()
                .body("counts.kindOnly", equalTo(2))
                .body("counts.transfers", equalTo(0));
        Problem.expect(
                plan("school", Map.of("filter", Map.of("bornFrom", 1991, "joinedUntil", "1999-12-31"))),
                422,
                "batch-empty");
        confirm(batch);
        awaitDone(batch);
        assertThat(young.row()).isEqualTo("西湖区演示学校红十字会 ADULT ACTIVE");
        assertThat(old.history()).containsExactly("KIND_CHANGED");
        assertThat(old.messages()).containsExactly("KIND_CHANGED");
    }

    @Test
    void tooManyAreRefusedWithTheirNumberAndNeverCut() {
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(1001).toList();
        Problem.expect(plan("school", Map.of("members", many)), 422, "batch-too-large")
                .body("found", equalTo(1001))
                .body("most", equalTo(1000));
    }

    @Test
    void aBatchSaysWhomAndWhereto() {
        Problem.expect(plan("school", Map.of()), 422, "batch-whom-unclear");
        Problem.expect(
                plan("school", Map.of("members", List.of(UUID.randomUUID()), "way", "ORGANIZATION")),
                422,
                "transfer-target-missing");
        Problem.expect(
                plan("school", Map.of("members", List.of(UUID.randomUUID()), "way", "STAY", "becomesAdult", false)),
                422,
                "kind-impossible");
        Problem.expect(
                plan("school", Map.of("filter", Map.of("organizationId", Stewards.organizationOf("beishan")))),
                404,
                "organization-unknown");
    }

    @Test
    void anOldPreviewIsNotConfirmed() {
        UUID batch = Life.id(plan("school", Map.of("members", List.of(pupil(true).member))));
        Database.change("UPDATE transfer_batches SET asked_at = asked_at - interval '8 days' WHERE id = ?", batch);
        Problem.expect(confirm(batch), 409, "batch-outdated");
    }
}
