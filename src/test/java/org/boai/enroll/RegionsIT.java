package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.citizen;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions to choose from and to search. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class RegionsIT {
    private static List<String> children(String parent) {
        return citizen()
                .get("/api/v1/regions?parent=" + parent)
                .then()
                .statusCode(200)
                .extract()
                .path("items.code");
    }

    private static List<String> found(String query, String within) {
        return citizen()
                .queryParam("q", query)
                .queryParam("within", within)
                .get("/api/v1/regions/search")
                .then()
                .statusCode(200)
                .extract()
                .path("items.code");
    }

    @Test
    void theRootIsTheProvince() {
        citizen()
                .get("/api/v1/regions")
                .then()
                .statusCode(200)
                .body("items.code", equalTo(List.of("33")))
                .body("items[0].hasChildren", equalTo(true));
    }

    @Test
    void zhejiangHasElevenCitiesAndNinetyCounties() {
        var cities = children("33");
        assertThat(cities).hasSize(11);
        assertThat(cities.stream().flatMap(city -> children(city).stream()))
                .hasSize(90)
                .doesNotHaveDuplicates();
    }

    @Test
    void longgangsCommunitiesAreOfferedBelowTheCounty() {
        citizen()
                .get("/api/v1/regions?parent=330383")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(103))
                .body("items.level", everyItem(equalTo("VILLAGE")))
                .body("items.code", everyItem(startsWith("330383198")));
    }

    @Test
    void pseudoRegionsAreNeverOffered() {
        var pseudo = Database.column(String.class, "SELECT code FROM regions WHERE pseudo");
        assertThat(pseudo).hasSize(56 + 23);
        for (String parent : Database.column(
                String.class,
                "SELECT DISTINCT p.code FROM regions r JOIN regions p ON p.id = r.parent_id WHERE r.pseudo")) {
            assertThat(children(parent)).as(parent).doesNotContainAnyElementsOf(pseudo);
        }
        assertThat(found("生活区", "33")).doesNotContainAnyElementsOf(pseudo);
        assertThat(found("虚拟社区", "33")).doesNotContainAnyElementsOf(pseudo);
    }

    @Test
    void endedRegionsAreNeverOffered() {
        assertThat(children("3301")).doesNotContain("330103", "330104");
        assertThat(found("江干区", "33")).doesNotContain("330104");
    }

    @Test
    void aRegionWithoutPartsHasAnEmptyList() {
        assertThat(children(Applications.SHANGBAO)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"上保社区", "上保", "shangbaoshequ", "shangbao", "sbsq", "SBSQ", " sbsq "})
    void aCommunityIsFoundByNamePinyinAndInitials(String query) {
        citizen()
                .queryParam("q", query)
                .queryParam("within", "3301")
                .get("/api/v1/regions/search")
                .then()
                .statusCode(200)
                .body("items.code", hasItem(Applications.SHANGBAO))
                .body(
                        "items.find { it.code == '" + Applications.SHANGBAO + "' }.path",
                        equalTo(List.of("浙江省", "杭州市", "西湖区", "北山街道")));
    }

    @Test
    void aSearchStaysWithinItsRegion() {
        assertThat(found("sbsq", "330106")).contains(Applications.SHANGBAO);
        assertThat(found("sbsq", "3302"))
                .doesNotContain(Applications.SHANGBAO)
                .allMatch(code -> code.startsWith("3302"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "' OR 1=1 --"})
    void whatMeansSomethingToADatabaseMeansNothingHere(String query) {
        assertThat(found(query, "33")).isEmpty();
    }

    @Test
    void anUnknownOrEndedParentIsAProblem() {
        Problem.expect(anyone().get("/api/v1/regions?parent=339999"), 422, "region-unknown");
        Problem.expect(anyone().get("/api/v1/regions?parent=330104"), 422, "region-unknown");
        Problem.expectInvalid(anyone().get("/api/v1/regions?parent=33x"), "/parent", "pattern");
        Problem.expectInvalid(anyone().queryParam("q", " ").get("/api/v1/regions/search"), "/q", "not-blank");
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        var first = given().get("/api/v1/regions?parent=3301");
        assertThat(first.header("Cache-Control")).contains("max-age=3600");
        given().header("If-None-Match", first.header("ETag"))
                .get("/api/v1/regions?parent=3301")
                .then()
                .statusCode(304)
                .body(equalTo(""));
        given().header("If-None-Match", first.header("ETag"))
                .get("/api/v1/regions?parent=3302")
                .then()
                .statusCode(200)
                .body("items.code", not(empty()));
    }
}
