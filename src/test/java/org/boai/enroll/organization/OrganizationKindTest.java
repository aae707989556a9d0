package org.boai.enroll.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.organization.OrganizationKind.CITY;
import static org.boai.enroll.organization.OrganizationKind.COUNTY;
import static org.boai.enroll.organization.OrganizationKind.PROVINCE;
import static org.boai.enroll.organization.OrganizationKind.TOWNSHIP;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrganizationKindTest {

    private static Set<OrganizationKind> parentsOf(OrganizationKind kind) {
        return Arrays.stream(OrganizationKind.values())
                .filter(kind::mayStandBelow)
                .collect(Collectors.toSet());
    }

    @Test
    void theProvinceStandsBelowNobody() {
        assertThat(parentsOf(PROVINCE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CITY, PROVINCE", "COUNTY, CITY", "TOWNSHIP, COUNTY", "GROUP, TOWNSHIP"})
    void eachLevelStandsBelowTheNext(OrganizationKind kind, OrganizationKind parent) {
        assertThat(parentsOf(kind)).containsExactly(parent);
    }

    @Test
    void aVillageMayStandDirectlyBelowACountyWithoutTownships() {
        assertThat(parentsOf(OrganizationKind.VILLAGE)).containsExactlyInAnyOrder(TOWNSHIP, COUNTY);
    }

    @Test
    void aDirectOrganizationAcceptsForASocietyByLaw() {
        assertThat(parentsOf(OrganizationKind.DIRECT)).containsExactlyInAnyOrder(PROVINCE, CITY, COUNTY);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHOOL", "HOSPITAL", "ENTERPRISE", "AGENCY", "PUBLIC_INSTITUTION", "NEW_SECTOR"})
    void unitsStandBelowATownshipOrAnySocietyByLaw(OrganizationKind unit) {
        assertThat(unit.unit()).isTrue();
        assertThat(parentsOf(unit)).containsExactlyInAnyOrder(PROVINCE, CITY, COUNTY, TOWNSHIP);
    }

    @Test
    void onlyTheThreeUpperLevelsExistByLaw() {
        assertThat(Arrays.stream(OrganizationKind.values()).filter(OrganizationKind::byLaw))
                .containsExactlyInAnyOrder(PROVINCE, CITY, COUNTY);
    }

    @Test
    void noUnitIsASocietyOfAPlace() {
        var places = EnumSet.of(PROVINCE, CITY, COUNTY, TOWNSHIP, OrganizationKind.VILLAGE);
        places.add(OrganizationKind.GROUP);
        places.add(OrganizationKind.DIRECT);

        assertThat(places).noneMatch(OrganizationKind::unit);
    }
}
