package org.boai.enroll.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.organization.OrganizationKind.COUNTY;
import static org.boai.enroll.organization.OrganizationKind.SCHOOL;
import static org.boai.enroll.organization.OrganizationKind.TOWNSHIP;
import static org.boai.enroll.organization.OrganizationKind.VILLAGE;
import static org.boai.enroll.routing.World.CITYWIDE;
import static org.boai.enroll.routing.World.COUNTYWIDE;
import static org.boai.enroll.routing.World.OF_TOWNSHIP;
import static org.boai.enroll.routing.World.OF_VILLAGE;
import static org.boai.enroll.routing.World.PROVINCIAL;

import org.boai.enroll.routing.Candidate.Link;
import org.junit.jupiter.api.Test;

/** Membership follows law, attention follows people. */
class PlacementTest {
    private static final Candidate EMPTY_COUNTY =
            Org.of(COUNTY, 2).unattended().below(CITYWIDE).build();
    private static final Candidate EMPTY_TOWNSHIP =
            Org.of(TOWNSHIP, 3).unattended().below(EMPTY_COUNTY).build();

    @Test
    void anOrganizationWhereNobodyCanActIsChosenAllTheSameAndSaidSo() {
        var village = Org.of(VILLAGE, 4).unattended().below(OF_TOWNSHIP).build();

        var placement = World.villager().with(village, OF_TOWNSHIP).placement();

        assertThat(placement.organization()).isEqualTo(village);
        assertThat(placement.reasons()).extracting(Reason::because).containsExactly("covers-residence", "unattended");
    }

    @Test
    void aUnitWhereNobodyCanActIsChosenAllTheSameAndSaidSo() {
        var unit = Org.of(SCHOOL, 7).unattended().below(COUNTYWIDE).build();

        var placement = World.livingIn().affiliatedWith(unit).placement();

        assertThat(placement.organization()).isEqualTo(unit);
        assertThat(placement.reasons()).extracting(Reason::because).containsExactly("affiliated", "unattended");
        assertThat(placement.toldAtOnce()).extracting(Link::id).containsExactly(COUNTYWIDE.id());
    }

    @Test
    void aCountyWhereNobodyCanActIsChosenAllTheSameAndSaidSo() {
        var placement =
                World.villager().with(EMPTY_COUNTY, CITYWIDE, PROVINCIAL).placement();

        assertThat(placement.organization()).isEqualTo(EMPTY_COUNTY);
        assertThat(placement.reasons()).extracting(Reason::because).endsWith("county-accepts", "unattended");
    }

    @Test
    void whereSomebodyCanActNobodyAboveIsTold() {
        assertThat(World.villager().with(OF_VILLAGE).placement().toldAtOnce()).isEmpty();
    }

    @Test
    void everybodyAboveIsToldUpToTheFirstWhoCanAct() {
        var village = Org.of(VILLAGE, 4).unattended().below(EMPTY_TOWNSHIP).build();

        var told = World.villager().with(village).placement().toldAtOnce();

        assertThat(told).extracting(Link::id).containsExactly(EMPTY_TOWNSHIP.id(), EMPTY_COUNTY.id(), CITYWIDE.id());
    }

    @Test
    void thePathLeadsFromTheProvinceDownToWhatStandsAbove() {
        assertThat(World.villager().with(OF_VILLAGE).placement().path())
                .containsExactly(PROVINCIAL.name(), CITYWIDE.name(), COUNTYWIDE.name(), OF_TOWNSHIP.name());
    }

    @Test
    void theReceiversAreTheOrganizationAndEverybodyAbove() {
        assertThat(World.villager().with(OF_VILLAGE).placement().receivers())
                .containsExactly(
                        OF_VILLAGE.name(), OF_TOWNSHIP.name(), COUNTYWIDE.name(), CITYWIDE.name(), PROVINCIAL.name());
    }

    @Test
    void thePreviewShowsTheSentenceOfTheChosenRow() {
        var placement = World.villager().with(OF_TOWNSHIP).placement();

        var preview = PlacementPreview.of(placement);

        assertThat(preview.organization().id()).isEqualTo(OF_TOWNSHIP.id());
        assertThat(preview.placement().text()).isEqualTo("您常住上保社区，归" + OF_TOWNSHIP.name());
        assertThat(preview.placement().step()).isEqualTo(Step.TOWNSHIP);
    }
}
