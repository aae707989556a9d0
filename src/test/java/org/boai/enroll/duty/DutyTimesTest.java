package org.boai.enroll.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.boai.enroll.calendar.CalendarConfig;
import org.boai.enroll.calendar.WorkingClock;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DutyTimesTest {
    private static final Instant THURSDAY_AT_TEN = at("2026-11-26T10:00");

    private final DutyTimes times = new DutyTimes(
            new WorkingClock(new NineToFive(Optional.empty(), LocalTime.of(9, 0), LocalTime.of(17, 0))),
            new Shipped(2, 14, 30, 30, 3, "1m"));

    private record NineToFive(Optional<Path> file, LocalTime opens, LocalTime closes) implements CalendarConfig {}

    private record Shipped(
            int contactWorkingDays,
            int entryEducationDays,
            int firstActivityDays,
            int postponedDays,
            int postponements,
            String sweptEvery)
            implements DutyConfig {}

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SystemClock.ZONE).toInstant();
    }

    @Test
    void contactsAreCountedInWorkingDays() {
        assertThat(List.of(times.contacts(THURSDAY_AT_TEN, false)).subList(0, 3))
                .extracting(moment -> moment.toInstant())
                .containsExactly(at("2026-11-27T10:00"), at("2026-11-30T10:00"), at("2026-12-01T10:00"));
    }

    @Test
    void aPriorityApplicantIsSpokenWithWithinOneWorkingDayWhateverIsSet() {
        assertThat(times.contacts(THURSDAY_AT_TEN, true)).hasSize(30).allMatch(moment -> moment.toInstant()
                .equals(at("2026-11-27T10:00")));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30", "2026-12-01", "2026-12-26"})
    void isPutOffToTheEndOfADay(LocalDate until) {
        assertThat(times.postponed(until, at("2026-11-30T10:00"), THURSDAY_AT_TEN))
                .isEqualTo(at(until.plusDays(1) + "T00:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, day-in-the-past",
        "2026-12-27, day-too-far",
        "2026-11-29, not-later",
        "2026-11-26, not-later"
    })
    void isPutOffNeitherBackNorForEver(LocalDate until, String code) {
        assertThatThrownBy(() -> times.postponed(until, at("2026-11-30T10:00"), THURSDAY_AT_TEN))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .containsExactly(new FieldError("/until", code)));
    }

    @Test
    void isPutOffAFewTimesOnly() {
        times.requireMayBePostponed(2);
        assertThatThrownBy(() -> times.requireMayBePostponed(3))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(DutyProblem.DUTY_POSTPONED_TOO_OFTEN));
    }

    @ParameterizedTest
    @CsvSource({"OVERDUE, 2026-11-26T23:30", "TODAY, 2026-11-27T00:00", "WEEK, 2026-12-03T00:00"})
    void aDayEndsInChina(DutyDue due, String before) {
        assertThat(due.before(at("2026-11-26T23:30"))).isEqualTo(at(before));
    }

    @ParameterizedTest
    @EnumSource(DutyState.class)
    void whatIsOverStaysSo(DutyState state) {
        if (state == DutyState.OPEN) {
            state.requireOpen();
        } else {
            assertThatThrownBy(state::requireOpen)
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                            .isEqualTo(DutyProblem.DUTY_CLOSED));
        }
    }

    @Test
    void aMonthIsAMonthInChina() {
        var november = LedgerMonth.of("2026-11");
        assertThat(november.holds(at("2026-11-01T00:00"))).isTrue();
        assertThat(november.holds(at("2026-10-31T23:59"))).isFalse();
        assertThat(november.holds(at("2026-12-01T00:00"))).isFalse();
        assertThat("2026-13").doesNotMatch(LedgerMonth.SHAPE);
    }
}
