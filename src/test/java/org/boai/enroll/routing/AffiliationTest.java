package org.boai.enroll.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.organization.OrganizationKind.SCHOOL;
import static org.boai.enroll.organization.OrganizationKind.VILLAGE;
import static org.boai.enroll.routing.World.COUNTYWIDE;
import static org.boai.enroll.routing.World.GUDANG;
import static org.boai.enroll.routing.World.OF_TOWNSHIP;
import static org.boai.enroll.routing.World.OF_VILLAGE;
import static org.boai.enroll.routing.World.XIHU;

import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationStatus;
import org.boai.enroll.routing.Answer.ChooseOrganization;
import org.boai.enroll.routing.Answer.ChooseOrganization.Why;
import org.boai.enroll.routing.Reason.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "I study or work here" is heard first, and never a reason to refuse. */
class AffiliationTest {
    private static final Candidate SOCIETY_OF_SCHOOL =
            Org.of(SCHOOL, 7).below(COUNTYWIDE).build();

    @Test
    void theUnitThatThePersonNamedComesBeforeTheVillage() {
        var placement = World.villager()
                .with(OF_VILLAGE, OF_TOWNSHIP)
                .withCountyAndAbove()
                .affiliatedWith(SOCIETY_OF_SCHOOL)
                .placement();

        assertThat(placement.organization()).isEqualTo(SOCIETY_OF_SCHOOL);
        assertThat(placement.step()).isEqualTo(Step.AFFILIATION);
        assertThat(placement.chosen().because()).isEqualTo("affiliated");
        assertThat(placement.gap()).isFalse();
        assertThat(placement.residenceRegionId()).isEqualTo(5);
    }

    @Test
    void aUnitNeedsNoResidence() {
        var placement = World.livingIn().affiliatedWith(SOCIETY_OF_SCHOOL).placement();

        assertThat(placement.organization()).isEqualTo(SOCIETY_OF_SCHOOL);
        assertThat(placement.residenceRegionId()).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void aUnitWithoutAnActiveSocietyIsPassedOverForTheResidence(OrganizationStatus status) {
        var unit = Org.of(SCHOOL, 8).status(status).build();

        var placement = World.villager().with(OF_VILLAGE).affiliatedWith(unit).placement();

        assertThat(placement.organization()).isEqualTo(OF_VILLAGE);
        assertThat(placement.reasons().get(0))
                .extracting(Reason::step, Reason::outcome, Reason::organizationId, Reason::because)
                .containsExactly(Step.AFFILIATION, Outcome.SKIPPED, unit.id(), "unit-not-active");
    }

    @Test
    void aSocietyThatIsNoUnitIsNoAffiliation() {
        var elsewhere = Org.of(VILLAGE, 9).build();

        var placement =
                World.villager().with(OF_VILLAGE).affiliatedWith(elsewhere).placement();

        assertThat(placement.organization()).isEqualTo(OF_VILLAGE);
    }

    @Test
    void aUnitThatDoesNotExistIsPassedOverAndSaidSo() {
        var facts = new Candidates(List.of(World.SHANGBAO, GUDANG, XIHU), List.of(OF_VILLAGE), null);

        var placement = (Placement) Router.place(new Whereabouts("330106109004", UUID.randomUUID()), facts);

        assertThat(placement.organization()).isEqualTo(OF_VILLAGE);
        assertThat(placement.reasons().get(0).because()).isEqualTo("unit-not-active");
        assertThat(placement.reasons().get(0).organizationId()).isNull();
    }

    @Test
    void aUnitThatCannotAcceptIsNoSubstituteForAResidence() {
        var preparing = Org.of(SCHOOL, 8).status(OrganizationStatus.PREPARING).build();

        assertThat(World.livingIn().affiliatedWith(preparing).answer())
                .isEqualTo(new ChooseOrganization(Why.RESIDENCE_REQUIRED, null));
    }
}
