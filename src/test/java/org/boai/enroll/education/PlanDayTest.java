package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDayTest {
    private static final PlanDay RED_CROSS = new PlanDay(PlanOccasion.RED_CROSS_DAY, null, null);
    private static final PlanDay FIRST_AID = new PlanDay(PlanOccasion.FIRST_AID_DAY, null, null);

    private static PlanDay fixed(int month, int day) {
        return new PlanDay(PlanOccasion.FIXED_DAY, month, day);
    }

    /** As the International Federation kept it in these years; 2018 began September with a Saturday, 2019 with a Sunday. */
    @ParameterizedTest
    @CsvSource({
        "2018, 2018-09-08",
        "2019, 2019-09-14",
        "2023, 2023-09-09",
        "2024, 2024-09-14",
        "2025, 2025-09-13",
        "2026, 2026-09-12",
        "2028, 2028-09-09"
    })
    void worldFirstAidDayIsTheSecondSaturdayOfSeptember(int year, LocalDate day) {
        assertThat(FIRST_AID.in(year)).isEqualTo(day);
    }

    @Test
    void inNoYearIsItAnyOtherDay() {
        for (int year = 2000; year < 2400; year++) {
            var day = FIRST_AID.in(year);
            assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
            assertThat(day.getDayOfMonth()).isBetween(8, 14);
            assertThat(RED_CROSS.in(year)).isEqualTo(LocalDate.of(year, 5, 8));
        }
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024-02-29", "2025, 2025-02-28", "2028, 2028-02-29", "2100, 2100-02-28"})
    void theLastOfFebruaryIsThereEachYear(int year, LocalDate day) {
        assertThat(fixed(2, 29).in(year)).isEqualTo(day);
    }

    @Test
    void knowsDaysThatAreInNoYear() {
        assertThat(fixed(2, 29).possible()).isTrue();
        assertThat(fixed(2, 30).possible()).isFalse();
        assertThat(fixed(4, 31).possible()).isFalse();
        assertThat(fixed(12, 31).possible()).isTrue();
        assertThat(RED_CROSS.possible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // 14 days before, the day itself, the day after
        "5, 8, 14, 2026-04-23, ",
        "5, 8, 14, 2026-04-24, 2026-05-08",
        "5, 8, 14, 2026-05-08, 2026-05-08",
        "5, 8, 14, 2026-05-09, ",
        "5, 8, 0, 2026-05-07, ",
        "5, 8, 0, 2026-05-08, 2026-05-08",
        // across the turn of the year, and of a leap day
        "1, 5, 30, 2026-12-05, ",
        "1, 5, 30, 2026-12-06, 2027-01-05",
        "1, 5, 30, 2026-12-31, 2027-01-05",
        "1, 5, 30, 2027-01-05, 2027-01-05",
        "1, 5, 30, 2027-01-06, ",
        "12, 31, 0, 2026-12-31, 2026-12-31",
        "3, 1, 1, 2028-02-28, ",
        "3, 1, 1, 2028-02-29, 2028-03-01",
        "3, 1, 1, 2027-02-28, 2027-03-01",
        "2, 29, 180, 2027-09-02, 2028-02-29",
        "2, 29, 180, 2027-09-01, "
    })
    void opensAsManyDaysBeforeAsThePlanSays(int month, int day, int lead, LocalDate today, LocalDate open) {
        assertThat(fixed(month, day).open(lead, today)).isEqualTo(Optional.ofNullable(open));
    }

    /** Whatever the lead, and whether a program looks every day or is down for some: each year once and in its turn. */
    @Test
    void noYearIsLeftOutOrOpenedForAnother() {
        for (PlanDay day : new PlanDay[] {RED_CROSS, FIRST_AID, fixed(1, 1), fixed(12, 31), fixed(2, 29)}) {
            int opened = 2019;
            for (var today = LocalDate.of(2020, 1, 1); today.getYear() < 2030; today = today.plusDays(3)) {
                var open = day.open(10, today);
                if (open.isPresent() && open.get().getYear() > opened) {
                    assertThat(open.get().getYear()).isEqualTo(opened + 1);
                    opened++;
                }
            }
            assertThat(opened).isGreaterThanOrEqualTo(2029);
        }
    }
}
