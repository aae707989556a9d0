package org.boai.enroll.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.boai.enroll.organization.OrganizationKind.COUNTY;
import static org.boai.enroll.organization.OrganizationKind.DIRECT;
import static org.boai.enroll.organization.OrganizationKind.GROUP;
import static org.boai.enroll.organization.OrganizationKind.TOWNSHIP;
import static org.boai.enroll.organization.OrganizationKind.VILLAGE;
import static org.boai.enroll.routing.World.CITYWIDE;
import static org.boai.enroll.routing.World.COUNTYWIDE;
import static org.boai.enroll.routing.World.GUDANG;
import static org.boai.enroll.routing.World.HANGZHOU;
import static org.boai.enroll.routing.World.OF_TOWNSHIP;
import static org.boai.enroll.routing.World.OF_VILLAGE;
import static org.boai.enroll.routing.World.PROVINCIAL;
import static org.boai.enroll.routing.World.XIHU;
import static org.boai.enroll.routing.World.ZHEJIANG;

import java.util.stream.Stream;
import org.boai.enroll.organization.OrganizationStatus;
import org.boai.enroll.region.RegionLevel;
import org.boai.enroll.routing.Answer.ChooseOrganization;
import org.boai.enroll.routing.Answer.ChooseOrganization.Why;
import org.boai.enroll.routing.Candidates.Place;
import org.boai.enroll.routing.Reason.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RouterTest {
    private static Candidate suspended(Org organization) {
        return organization.status(OrganizationStatus.SUSPENDED).build();
    }

    // --- village, township, groups

    @Test
    void theSocietyOfTheVillageComesBeforeTheOneOfTheTownship() {
        var placement = World.villager()
                .with(OF_TOWNSHIP, OF_VILLAGE)
                .withCountyAndAbove()
                .placement();

        assertThat(placement.organization()).isEqualTo(OF_VILLAGE);
        assertThat(placement.step()).isEqualTo(Step.VILLAGE);
        assertThat(placement.reasons()).extracting(Reason::because).containsExactly("covers-residence");
        assertThat(placement.chosen().text()).isEqualTo("您常住上保社区，归" + OF_VILLAGE.name());
        assertThat(placement.gap()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void aVillageSocietyThatIsNotActiveIsPassedOverForTheTownship(OrganizationStatus status) {
        var village = Org.of(VILLAGE, 4).status(status).build();

        var placement =
                World.villager().with(village, OF_TOWNSHIP).withCountyAndAbove().placement();

        assertThat(placement.organization()).isEqualTo(OF_TOWNSHIP);
        assertThat(placement.reasons())
                .extracting(Reason::step, Reason::outcome, Reason::organizationId, Reason::because)
                .containsExactly(
                        tuple(Step.VILLAGE, Outcome.SKIPPED, village.id(), "not-active"),
                        tuple(Step.TOWNSHIP, Outcome.CHOSEN, OF_TOWNSHIP.id(), "covers-residence"));
    }

    @Test
    void aVillageWithoutASocietyIsNamedInTheReason() {
        var placement = World.villager().with(OF_TOWNSHIP).placement();

        assertThat(placement.organization()).isEqualTo(OF_TOWNSHIP);
        assertThat(placement.reasons().get(0).because()).isEqualTo("no-organization");
        assertThat(placement.reasons().get(0).text()).isEqualTo("上保社区还没有红十字组织");
    }

    @Test
    void theOnlyGroupThatCoversTheResidenceIsCarried() {
        var group = Org.of(GROUP, 11).below(OF_TOWNSHIP).build();
        var sleeping = suspended(Org.of(GROUP, 12).below(OF_TOWNSHIP));
        var ofAnother = Org.of(GROUP, 13).below(Org.of(TOWNSHIP, 14).build()).build();

        var placement =
                World.villager().with(ofAnother, sleeping, group, OF_TOWNSHIP).placement();

        assertThat(placement.organization()).isEqualTo(OF_TOWNSHIP);
        assertThat(placement.groupId()).isEqualTo(group.id());
    }

    @Test
    void twoGroupsAreLeftToTheTownshipToAssign() {
        var one = Org.of(GROUP, 11).below(OF_TOWNSHIP).build();
        var other = Org.of(GROUP, 12).below(OF_TOWNSHIP).build();

        assertThat(World.villager().with(one, other, OF_TOWNSHIP).placement().groupId())
                .isNull();
    }

    @Test
    void whoeverBelongsToTheVillageBelongsToNoGroup() {
        var group = Org.of(GROUP, 11).below(OF_TOWNSHIP).build();

        assertThat(World.villager()
                        .with(group, OF_VILLAGE, OF_TOWNSHIP)
                        .placement()
                        .groupId())
                .isNull();
    }

    @Test
    void aResidenceInATownshipStartsWithTheTownship() {
        var placement = World.townsman().with(OF_VILLAGE, OF_TOWNSHIP).placement();

        assertThat(placement.organization()).isEqualTo(OF_TOWNSHIP);
        assertThat(placement.reasons()).extracting(Reason::step).containsExactly(Step.TOWNSHIP);
    }

    // --- the county accepts

    @Test
    void withoutAGrassrootsOrganizationTheCountyAcceptsAndTheGapIsMarked() {
        var placement = World.villager().withCountyAndAbove().placement();

        assertThat(placement.organization()).isEqualTo(COUNTYWIDE);
        assertThat(placement.gap()).isTrue();
        assertThat(placement.reasons())
                .extracting(Reason::step, Reason::outcome, Reason::because)
                .containsExactly(
                        tuple(Step.VILLAGE, Outcome.SKIPPED, "no-organization"),
                        tuple(Step.TOWNSHIP, Outcome.SKIPPED, "no-organization"),
                        tuple(Step.COUNTY, Outcome.CHOSEN, "county-accepts"));
    }

    @Test
    void theCountysDirectOrganizationAcceptsForIt() {
        var direct = Org.of(DIRECT, 20).below(COUNTYWIDE).build();
        var ofTheCity = Org.of(DIRECT, 19).below(CITYWIDE).build();

        var placement =
                World.villager().with(ofTheCity, direct).withCountyAndAbove().placement();

        assertThat(placement.organization()).isEqualTo(direct);
        assertThat(placement.chosen().because()).isEqualTo("county-accepts");
        assertThat(placement.gap()).isTrue();
    }

    @Test
    void aDirectOrganizationThatIsNotActiveLeavesItToTheSociety() {
        var direct = suspended(Org.of(DIRECT, 20).below(COUNTYWIDE));

        assertThat(World.villager()
                        .with(direct)
                        .withCountyAndAbove()
                        .placement()
                        .organization())
                .isEqualTo(COUNTYWIDE);
    }

    @Test
    void aCountyThatIsNotActiveLeavesItToTheCityAndSaysSo() {
        var county = suspended(Org.of(COUNTY, 330106).below(CITYWIDE));

        var placement = World.villager().with(county, CITYWIDE, PROVINCIAL).placement();

        assertThat(placement.organization()).isEqualTo(CITYWIDE);
        assertThat(placement.chosen().because()).isEqualTo("only-choice-above");
        assertThat(placement.gap()).isTrue();
        assertThat(placement.reasons())
                .filteredOn(reason -> county.id().equals(reason.organizationId()))
                .extracting(Reason::because)
                .containsExactly("not-active");
    }

    @Test
    void theWayEndsAtTheProvinceAtTheLatest() {
        var placement = World.villager().with(PROVINCIAL).placement();

        assertThat(placement.organization()).isEqualTo(PROVINCIAL);
        assertThat(placement.chosen().because()).isEqualTo("only-choice-above");
    }

    @Test
    void aVillageDirectlyBelowItsCountyIsReachedThroughThePseudoTownship() {
        var longgang = Org.of(COUNTY, 330383).below(PROVINCIAL).build();
        var society = Org.of(VILLAGE, 30).below(longgang).build();

        assertThat(inLonggang().with(society, longgang, PROVINCIAL).placement().organization())
                .isEqualTo(society);

        var withoutSociety = inLonggang().with(longgang, PROVINCIAL).placement();
        assertThat(withoutSociety.organization()).isEqualTo(longgang);
        assertThat(withoutSociety.gap()).isTrue();
        assertThat(withoutSociety.reasons()).extracting(Reason::text).noneMatch(text -> text.contains("直辖"));
    }

    private static World inLonggang() {
        return World.livingIn(
                new Place(5, "330383198001", "龙江社区", RegionLevel.VILLAGE, false),
                new Place(4, "330383198", "龙港市直辖村级区划", RegionLevel.TOWNSHIP, true),
                new Place(3, "330383", "龙港市", RegionLevel.COUNTY, false),
                ZHEJIANG);
    }

    // --- what a person has to choose first

    static Stream<Place> tooLarge() {
        return Stream.of(ZHEJIANG, HANGZHOU, XIHU, new Place(4, "330106400", "西湖风景区", RegionLevel.TOWNSHIP, true));
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void aResidenceAboveTheTownshipOrAPseudoTownshipHasToBeNarrowed(Place residence) {
        var answer = World.livingIn(residence, ZHEJIANG)
                .with(OF_TOWNSHIP)
                .withCountyAndAbove()
                .answer();

        assertThat(answer).isEqualTo(new ChooseOrganization(Why.RESIDENCE_REQUIRED, residence.code()));
    }

    @Test
    void nobodyLivesInAPseudoVillage() {
        var pseudo = new Place(5, "330106109400", "虚拟社区", RegionLevel.VILLAGE, true);

        assertThat(World.livingIn(pseudo, GUDANG, XIHU)
                        .with(OF_TOWNSHIP)
                        .withCountyAndAbove()
                        .answer())
                .isEqualTo(new Answer.NoSuchRegion());
    }

    @Test
    void withoutResidenceAndUnitThePersonIsAsked() {
        assertThat(World.livingIn().answer()).isEqualTo(new ChooseOrganization(Why.RESIDENCE_REQUIRED, null));
    }

    // --- ties

    @Test
    void amongSeveralTheSmallerCoverageIsCloser() {
        var wide = Org.of(VILLAGE, 1).covered(3).founded("1999-01-01").build();
        var narrow = Org.of(VILLAGE, 2).covered(2).build();

        var placement = World.villager().with(wide, narrow).placement();

        assertThat(placement.organization()).isEqualTo(narrow);
        assertThat(placement.chosen().because()).isEqualTo("tie-smaller-coverage");
    }

    @Test
    void withEqualCoverageTheEarlierFoundedComesFirst() {
        var unknown = Org.of(VILLAGE, 1).founded(null).build();
        var younger = Org.of(VILLAGE, 2).founded("2020-05-08").build();
        var older = Org.of(VILLAGE, 3).founded("2019-05-08").build();

        var placement = World.villager().with(unknown, younger, older).placement();

        assertThat(placement.organization()).isEqualTo(older);
        assertThat(placement.chosen().because()).isEqualTo("tie-earlier-founded");
    }

    @Test
    void withEverythingEqualTheIdentifierDecides() {
        var second = Org.of(VILLAGE, 2).build();
        var first = Org.of(VILLAGE, 1).build();

        var placement = World.villager().with(second, first).placement();

        assertThat(placement.organization()).isEqualTo(first);
        assertThat(placement.chosen().because()).isEqualTo("tie-id");
    }

    @Test
    void anOrganizationThatIsNotActiveMakesNoTie() {
        var closer = suspended(Org.of(VILLAGE, 1));
        var active = Org.of(VILLAGE, 2).covered(5).build();

        var placement = World.villager().with(closer, active).placement();

        assertThat(placement.organization()).isEqualTo(active);
        assertThat(placement.chosen().because()).isEqualTo("covers-residence");
    }
}
