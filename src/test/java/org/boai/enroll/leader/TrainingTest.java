package org.boai.enroll.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who trains whom. */
class TrainingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static Training training(OrganizationKind holder, TrainingKind kind, OrganizationKind level) {
        return of(holder, kind, level, TODAY, TODAY.plusDays(2));
    }

    private static Training of(
            OrganizationKind holder, TrainingKind kind, OrganizationKind level, LocalDate from, LocalDate until) {
        return new Training(
                UUID.randomUUID(), UUID.randomUUID(), "", holder, kind, level, "", "", from, until, false, 0);
    }

    private static boolean possible(Training training) {
        try {
            training.requirePossible(TODAY);
            return true;
        } catch (ProblemException refused) {
            assertThat(refused).hasMessage("leader-training-impossible");
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(OrganizationKind.class)
    void isHeldFromTheTownshipUp(OrganizationKind holder) {
        boolean trains =
                switch (holder) {
                    case PROVINCE, CITY, COUNTY, TOWNSHIP -> true;
                    default -> false;
                };
        assertThat(possible(training(holder, TrainingKind.FIRST, null))).isEqualTo(trains);
        assertThat(possible(training(holder, TrainingKind.FURTHER, null))).isEqualTo(trains);
        assertThat(possible(training(holder, TrainingKind.PRESIDENTS, null)))
                .isEqualTo(holder == OrganizationKind.PROVINCE);
    }

    @Test
    void theLastDayOfTheCalendarIsTooFar() {
        assertThat(possible(of(OrganizationKind.COUNTY, TrainingKind.FIRST, null, LocalDate.MAX, LocalDate.MAX)))
                .isFalse();
    }

    @Test
    void groupsHaveNoLeadersToTrain() {
        assertThat(possible(training(OrganizationKind.COUNTY, TrainingKind.FIRST, OrganizationKind.GROUP)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26, 2026-11-26, true",
        "2026-11-26, 2026-11-25, false",
        "2026-11-26, 2027-11-26, true",
        "2026-11-26, 2027-11-27, false",
        "2016-11-26, 2016-11-27, true",
        "2016-11-25, 2016-11-27, false",
        "2028-11-26, 2028-11-27, true",
        "2028-11-27, 2028-11-28, false"
    })
    void lastsAYearAtMostAndIsNeitherLongPastNorFarAhead(LocalDate from, LocalDate until, boolean possible) {
        assertThat(possible(of(OrganizationKind.COUNTY, TrainingKind.FIRST, null, from, until)))
                .isEqualTo(possible);
    }

    @Test
    void isForThoseOfItsLevelAndPresidentsForPresidents() {
        var villages = training(OrganizationKind.COUNTY, TrainingKind.FIRST, OrganizationKind.VILLAGE);
        assertThat(villages.suits(LeaderOffice.SUPERVISOR, OrganizationKind.VILLAGE))
                .isTrue();
        assertThat(villages.suits(LeaderOffice.SUPERVISOR, OrganizationKind.TOWNSHIP))
                .isFalse();
        var presidents = training(OrganizationKind.PROVINCE, TrainingKind.PRESIDENTS, null);
        assertThat(presidents.suits(LeaderOffice.PRESIDENT, OrganizationKind.VILLAGE))
                .isTrue();
        assertThat(presidents.suits(LeaderOffice.VICE_PRESIDENT, OrganizationKind.TOWNSHIP))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-25, false", "2026-11-26, true", "2026-11-27, false"})
    void isCompletedOnADayThatHasCome(LocalDate day, boolean completed) {
        var running =
                of(OrganizationKind.COUNTY, TrainingKind.FIRST, null, LocalDate.of(2026, 11, 26), TODAY.plusDays(2));
        assertThat(running.completedOn(day, TODAY)).isEqualTo(completed);
    }

    @Test
    void whatIsCancelledTrainsNobody() {
        var open = training(OrganizationKind.COUNTY, TrainingKind.FIRST, null);
        assertThat(open.requireOpen()).isSameAs(open);
        var cancelled = new Training(
                open.id(),
                open.organization(),
                "",
                open.holder(),
                open.kind(),
                null,
                "",
                "",
                open.startsOn(),
                open.endsOn(),
                true,
                1);
        assertThatThrownBy(cancelled::requireOpen).hasMessage("leader-training-cancelled");
    }
}
