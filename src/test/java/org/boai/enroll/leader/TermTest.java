package org.boai.enroll.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Period USUAL = Period.ofYears(5);
    private static final LocalDate FROM = LocalDate.of(2024, 3, 1);

    private static void refused(String slug, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(ProblemException.class).hasMessage(slug);
    }

    private static Term running() {
        return Term.entered(FROM, null, USUAL, TODAY);
    }

    @Test
    void lastsTheUsualTimeWhenNothingElseIsSaid() {
        assertThat(running().until()).isEqualTo(LocalDate.of(2029, 2, 28));
    }

    @Test
    void aTermOfOneDayIsTheShortest() {
        assertThat(Term.entered(FROM, FROM, USUAL, TODAY).over()).isEqualTo(FROM.plusDays(1));
        refused("leader-term-impossible", () -> Term.entered(FROM, FROM.minusDays(1), USUAL, TODAY));
    }

    @Test
    void noTermIsLongerThanTheUsualOne() {
        LocalDate last = LocalDate.of(2029, 2, 28);
        assertThat(Term.entered(FROM, last, USUAL, TODAY).until()).isEqualTo(last);
        refused("leader-term-impossible", () -> Term.entered(FROM, last.plusDays(1), USUAL, TODAY));
    }

    @ParameterizedTest
    @CsvSource({
        "2006-11-26, true",
        "2006-11-25, false",
        "2027-11-26, true",
        "2027-11-27, false",
        "+999999999-12-31, false"
    })
    void beginsWithinTwentyYearsAndTheNextOne(LocalDate from, boolean possible) {
        if (possible) {
            assertThat(Term.entered(from, null, USUAL, TODAY).from()).isEqualTo(from);
        } else {
            refused("leader-term-impossible", () -> Term.entered(from, null, USUAL, TODAY));
        }
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29, COMING", "2024-03-01, HOLDING", "2029-02-28, HOLDING", "2029-03-01, OVER"})
    void standsByTheDay(LocalDate day, LeaderStanding standing) {
        assertThat(running().on(day)).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-01", "2026-11-26"})
    void endsEarlyOnAnyOfItsDaysThatHasCome(LocalDate day) {
        Term ended = running().endedEarly(day, TODAY);
        assertThat(ended.over()).isEqualTo(day);
        assertThat(ended.on(TODAY)).isEqualTo(LeaderStanding.OVER);
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29", "2026-11-27", "2029-03-01"})
    void endsOnNoOtherDay(LocalDate day) {
        refused("leader-term-impossible", () -> running().endedEarly(day, TODAY));
    }

    @Test
    void whatHasNotBegunIsCalledOffWithItsFirstDay() {
        LocalDate from = TODAY.plusDays(10);
        Term coming = Term.entered(from, null, USUAL, TODAY);
        assertThat(coming.endedEarly(from, TODAY).on(from)).isEqualTo(LeaderStanding.OVER);
        refused("leader-term-impossible", () -> coming.endedEarly(from.plusDays(1), TODAY));
    }

    @Test
    void endsOnce() {
        Term ended = running().endedEarly(TODAY, TODAY);
        refused("leader-term-over", () -> ended.endedEarly(TODAY, TODAY));
        Term old = new Term(LocalDate.of(2015, 1, 1), LocalDate.of(2019, 12, 31), null);
        refused("leader-term-over", () -> old.endedEarly(LocalDate.of(2019, 1, 1), TODAY));
    }
}
