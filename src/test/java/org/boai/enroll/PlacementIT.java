package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.submit;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.Test;

/** Which organization somebody belongs to, over the real regions. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class PlacementIT {
    private static final String JINZHU = "330106002053";

    /** Written apart from the program's own statement: the nearest society that covers the village, its township, its county. */
    private static final String EXPECTED =
            """
            SELECT o.id FROM regions v
            JOIN regions t ON t.id = v.parent_id JOIN regions k ON k.id = t.parent_id
            JOIN organization_coverages c ON c.region_id IN (v.id, t.id, k.id) AND c.valid_to IS NULL
            JOIN organizations o ON o.id = c.organization_id AND o.status = 'ACTIVE'
                AND (o.kind, c.region_id) IN (('VILLAGE', v.id), ('TOWNSHIP', t.id), ('COUNTY', k.id))
            WHERE v.code = ? AND v.valid_to IS NULL
            ORDER BY array_position(ARRAY['VILLAGE', 'TOWNSHIP', 'COUNTY']::varchar[], o.kind) LIMIT 1""";

    private static Response preview(String region) {
        return anyone().body(Map.of("residence", Map.of("regionCode", region))).post("/api/v1/placements/preview");
    }

    private static UUID placed(String region) {
        return UUID.fromString(preview(region).then().statusCode(200).extract().path("organization.id"));
    }

    private static UUID expected(String village) {
        return Database.one(UUID.class, EXPECTED, village);
    }

    @Test
    void aVillageWithASocietyIsItsOwn() {
        preview(Applications.SHANGBAO)
                .then()
                .statusCode(200)
                .body("organization.name", equalTo("上保社区红十字会"))
                .body("placement.step", equalTo("VILLAGE"))
                .body("placement.gap", equalTo(false))
                .body("placement.text", equalTo("您常住上保社区，归上保社区红十字会"));
    }

    @Test
    void thePreviewNamesEverybodyWhoMayComeToSeeTheData() {
        preview(Applications.SHANGBAO)
                .then()
                .body("receivers", equalTo(List.of("上保社区红十字会", "北山街道红十字会", "西湖区红十字会", "杭州市红十字会", "浙江省红十字会")));
    }

    @Test
    void aVillageWithoutASocietyBelongsToItsTownship() {
        preview("330106002054")
                .then()
                .statusCode(200)
                .body("organization.name", equalTo("北山街道红十字会"))
                .body("placement.step", equalTo("TOWNSHIP"));
    }

    @Test
    void theOnlyGroupOfAVillageGoesWithThePlacement() {
        UUID group = Database.one(
                UUID.class,
                "SELECT o.id FROM organizations o JOIN regions r ON r.id = o.location_region_id"
                        + " WHERE r.code = ? AND o.kind = 'GROUP'",
                JINZHU);
        preview(JINZHU).then().body("placement.groupId", equalTo(group.toString()));
        String receipt = submit(Applications.adult(Codes.poster(), JINZHU))
                .then()
                .statusCode(201)
                .body("organization.name", equalTo("北山街道红十字会"))
                .body("placement.groupId", equalTo(group.toString()))
                .extract()
                .path("receipt");
        assertThat(Database.one(UUID.class, "SELECT group_id FROM members WHERE id = ?", Database.memberOf(receipt)))
                .isEqualTo(group);
        assertThat(Database.one(
                        String.class,
                        "SELECT because FROM notice_audiences WHERE notice_id = ? AND organization_id = ?",
                        Database.noticeAbout(receipt),
                        group))
                .isEqualTo("GROUP_LEADER");
    }

    @Test
    void longgangHasNoTownshipsAndStillAPlaceForEverybody() {
        for (String village :
                Database.column(String.class, "SELECT code FROM regions WHERE code LIKE '330383198___'")) {
            assertThat(placed(village)).as(village).isEqualTo(expected(village));
        }
    }

    @Test
    void aTownshipIsPreciseEnough() {
        preview("330106002").then().statusCode(200).body("placement.step", equalTo("TOWNSHIP"));
    }

    @Test
    void aCountyIsNotPreciseEnough() {
        Problem.expect(preview("330106"), 422, "residence-required").body("choices.code", hasItem("330106002"));
        Problem.expect(preview("3301"), 422, "residence-required").body("choices.code", hasItem("330106"));
        Problem.expect(preview("330383"), 422, "residence-required")
                .body("choices", hasSize(103))
                .body("choices.code", not(hasItem("330383198")));
        Problem.expect(preview("330383198"), 422, "residence-required").body("choices", hasSize(103));
        var nowhere = anyone().body(Map.of()).post("/api/v1/placements/preview");
        Problem.expect(nowhere, 422, "residence-required").body("choices", hasSize(11));
    }

    @Test
    void anOldCodeLeadsToWhereThePlaceIsNow() {
        assertThat(placed("330103001")).isEqualTo(placed("330105014"));
        assertThat(placed("330103001001")).isEqualTo(placed("330105014001"));
        assertThat(placed("330110102")).isEqualTo(placed("330113100"));
    }

    @Test
    void anOldVillageWithoutACounterpartIsChosenByThePerson() {
        Problem.expect(preview("330103001999"), 422, "region-split").body("choices.code", hasItem("330105014001"));
    }

    @Test
    void aCountyThatWasDividedIsChosenByThePerson() {
        Problem.expect(preview("330104"), 422, "region-split")
                .body("choices.code", equalTo(List.of("330102", "330114")));
        Problem.expect(preview("330103"), 422, "residence-required").body("choices.code", hasItem("330105014"));
    }

    @Test
    void nobodyLivesInAPseudoVillageOrAnUnknownRegion() {
        for (String village :
                Database.column(String.class, "SELECT code FROM regions WHERE pseudo AND level = 'VILLAGE'")) {
            Problem.expect(preview(village), 422, "region-unknown");
        }
        Problem.expect(preview("330106999999"), 422, "region-unknown");
        Problem.expect(preview("339999"), 422, "region-unknown");
    }

    @Test
    void outsideTheProvinceNothingIsStored() {
        long stored = Database.applications();
        Problem.expect(submit(Applications.adult(Codes.poster(), "110101001001")), 422, "residence-outside-province");
        assertThat(Database.applications()).isEqualTo(stored);
    }

    @Test
    void anotherOrganizationThanThePageNamedIsAConflict() {
        var application = Applications.adult(Codes.poster());
        application.put("expectedOrganizationId", Database.societyOf("330106002"));
        long stored = Database.applications();
        Problem.expect(submit(application), 409, "placement-changed");
        assertThat(Database.applications()).isEqualTo(stored);
        application.put("expectedOrganizationId", Database.societyOf(Applications.SHANGBAO));
        submit(application).then().statusCode(201);
    }

    @Test
    void theDryRunTellsStewardsEveryReasonAndStoresNothing() {
        var question = Map.of("residence", Map.of("regionCode", "330106002054"));
        long stored = Database.applications();
        as("xihu")
                .body(question)
                .post("/api/v1/placements")
                .then()
                .statusCode(200)
                .body("reasons.step", hasItems("VILLAGE", "TOWNSHIP"))
                .body("reasons.because", hasItems("no-organization", "covers-residence"));
        assertThat(Database.applications()).isEqualTo(stored);
        Problem.expect(anyone().body(question).post("/api/v1/placements"), 401, "not-signed-in");
    }

    @Test
    void twoHundredVillagesArePlacedAsAnIndependentQuerySays() {
        var villages = new ArrayList<>(Database.column(
                String.class,
                "SELECT code FROM regions WHERE level = 'VILLAGE' AND NOT pseudo AND valid_to IS NULL ORDER BY code"));
        Collections.shuffle(villages, new Random(20191104));
        var all = new SoftAssertions();
        villages.subList(0, 200)
                .forEach(village -> all.assertThat(placed(village)).as(village).isEqualTo(expected(village)));
        all.assertAll();
    }
}
