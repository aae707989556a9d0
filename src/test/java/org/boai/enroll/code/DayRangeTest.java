package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that are asked for. */
class DayRangeTest {
    @Test
    void endsWithTheLastDayInChina() {
        var range = DayRange.of("2026-11-01", "2026-11-30");
        assertThat(range.begin()).isEqualTo("2026-11-01T00:00:00+08:00");
        assertThat(range.end()).isEqualTo("2026-12-01T00:00:00+08:00");
    }

    @Test
    void takesOneDayAndALeapYear() {
        assertThat(DayRange.of("2026-11-01", "2026-11-01").from()).isEqualTo("2026-11-01");
        assertThat(DayRange.of("2028-01-01", "2028-12-31").until()).isEqualTo("2028-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 2026-11-29, /until, day-range-order",
        "2026-01-01, 2027-01-02, /until, day-range-long",
        "2026-02-30, 2026-03-01, /from, value-not-readable",
        "2026-11-01, 30.11.2026, /until, value-not-readable"
    })
    void saysWhichDayIsWrong(String from, String until, String pointer, String code) {
        assertThatThrownBy(() -> DayRange.of(from, until))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .containsExactly(new FieldError(pointer, code)));
    }
}
