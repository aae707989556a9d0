package org.boai.enroll.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationStatus;
import org.junit.jupiter.api.Test;

/** Where "not ours" leads. */
class RedirectionsTest {
    private static final Instant PLACED = Instant.parse("2026-11-02T01:00:00Z");
    private static final Instant NOW = PLACED.plus(Duration.ofDays(3));

    private final Target province = target(OrganizationKind.PROVINCE, null);
    private final Target county = target(OrganizationKind.COUNTY, province);
    private final Target direct = target(OrganizationKind.DIRECT, county);
    private final Target township = target(OrganizationKind.TOWNSHIP, county);
    private final Target village = target(OrganizationKind.VILLAGE, township);
    private final Target school = target(OrganizationKind.SCHOOL, county);
    private final Target elsewhere = target(OrganizationKind.COUNTY, province);

    private static Target target(OrganizationKind kind, Target parent) {
        return target(kind, parent, OrganizationStatus.ACTIVE);
    }

    private static Target target(OrganizationKind kind, Target parent, OrganizationStatus status) {
        UUID id = UUID.randomUUID();
        List<UUID> line = new ArrayList<>(parent == null ? List.of() : parent.line());
        line.add(id);
        return Target.of(id, kind.name(), kind, status, line);
    }

    private static Redirections at(Target here, Target... passedOn) {
        return new Redirections(
                here, PLACED, false, List.of(passedOn).stream().map(Target::id).toList());
    }

    private static Destination routed(Target target) {
        return new Destination(target, null, false);
    }

    @Test
    void goesWhereItIsNamed() {
        assertThat(at(school).to(village, NOW)).isEqualTo(routed(village));
        assertThat(at(village).to(elsewhere, NOW)).isEqualTo(routed(elsewhere));
    }

    @Test
    void goesNowhereThatCannotTakeIt() {
        for (Target unfit : new Target[] {
            null,
            school,
            target(OrganizationKind.GROUP, township),
            target(OrganizationKind.VILLAGE, township, OrganizationStatus.SUSPENDED),
            target(OrganizationKind.VILLAGE, township, OrganizationStatus.PREPARING)
        }) {
            assertThatThrownBy(() -> at(school).to(unfit, NOW)).hasMessage("redirection-target-unfit");
        }
    }

    @Test
    void nobodyIsAskedTwice() {
        assertThatThrownBy(() -> at(township, village).to(village, NOW)).hasMessage("redirection-repeated");
        assertThat(at(township, village).onward(routed(village), county, NOW)).isEqualTo(routed(county));
    }

    @Test
    void followsTheResidenceAndEndsAtTheCounty() {
        assertThat(at(school).onward(routed(village), county, NOW)).isEqualTo(routed(village));
        assertThat(at(village).onward(routed(village), direct, NOW)).isEqualTo(routed(direct));
        assertThat(at(school).onward(null, county, NOW)).isEqualTo(routed(county));
        assertThatThrownBy(() -> at(village, county).onward(routed(village), county, NOW))
                .hasMessage("redirection-target-needed");
    }

    @Test
    void theCountyAssignsToWhomeverItOverseesAndWhenever() {
        Instant muchLater = PLACED.plus(Duration.ofDays(90));
        var assigned = new Destination(village, null, true);
        assertThat(at(county, village, township).to(village, muchLater)).isEqualTo(assigned);
        assertThat(at(direct, village, township).to(village, muchLater)).isEqualTo(assigned);
        assertThatThrownBy(() -> at(county, elsewhere).to(elsewhere, NOW)).hasMessage("redirection-repeated");
    }

    @Test
    void theCountyNamesWhereThereIsNowhereElseToGo() {
        assertThatThrownBy(() -> at(county, village).onward(routed(village), province, NOW))
                .hasMessage("redirection-target-needed");
        assertThatThrownBy(() -> at(county).onward(null, province, NOW)).hasMessage("redirection-target-needed");
    }

    @Test
    void whoeverItWasAssignedToDecides() {
        var standing = new Redirections(village, PLACED, true, List.of(village.id(), county.id()));
        assertThatThrownBy(() -> standing.to(township, NOW)).hasMessage("redirection-assigned");
        assertThatThrownBy(() -> standing.onward(null, township, NOW)).hasMessage("redirection-assigned");
        assertThatThrownBy(() -> standing.onward(routed(village), county, NOW)).hasMessage("redirection-assigned");
    }

    @Test
    void isOneSidedForThirtyDays() {
        Instant last = PLACED.plus(Duration.ofDays(30));
        assertThat(at(school).to(village, last)).isEqualTo(routed(village));
        assertThatThrownBy(() -> at(school).to(village, last.plusMillis(1))).hasMessage("redirection-too-late");
        assertThatThrownBy(() -> at(school).onward(routed(village), county, last.plusMillis(1)))
                .hasMessage("redirection-too-late");
        assertThatThrownBy(() -> at(school).onward(null, county, last.plusMillis(1)))
                .hasMessage("redirection-too-late");
    }
}
