package org.boai.enroll.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.leader.LeaderOffice.PRESIDENT;
import static org.boai.enroll.leader.LeaderOffice.SECRETARY_GENERAL;
import static org.boai.enroll.leader.LeaderOffice.SUPERVISOR;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.boai.enroll.organization.OrganizationKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which offices an organization has: three below the township, four from there up, none in a group. */
class LeaderOfficeTest {
    private static final Set<OrganizationKind> FOUR = EnumSet.of(
            OrganizationKind.PROVINCE, OrganizationKind.CITY, OrganizationKind.COUNTY, OrganizationKind.TOWNSHIP);

    @ParameterizedTest
    @EnumSource(OrganizationKind.class)
    void everyKindHasItsOffices(OrganizationKind kind) {
        Set<LeaderOffice> offices = EnumSet.allOf(LeaderOffice.class).stream()
                .filter(office -> office.existsAt(kind))
                .collect(Collectors.toSet());
        if (kind == OrganizationKind.GROUP) {
            assertThat(offices).isEmpty();
        } else if (FOUR.contains(kind)) {
            assertThat(offices).containsExactlyInAnyOrder(LeaderOffice.values());
        } else {
            assertThat(offices).containsExactlyInAnyOrder(PRESIDENT, SECRETARY_GENERAL, SUPERVISOR);
        }
    }
}
