package org.boai.enroll.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
import org.boai.enroll.kernel.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {
    private static final int ROUNDS = 10_000;
    private static final long SEED = 20_190_508;
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime FIVE = LocalTime.of(17, 0);
    private static final WorkingTime TIME = new WorkingTime(CalendarFile.shipped(), NINE, FIVE);

    private static Instant at(LocalDateTime local) {
        return local.atZone(SystemClock.ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a working day later is the same hour | 2026-11-24T10:00 | 2 | 2026-11-25T10:00",
                "half a working day is four hours     | 2026-11-24T10:00 | 1 | 2026-11-24T14:00",
                "the night does not count             | 2026-11-24T15:00 | 1 | 2026-11-25T11:00",
                "the weekend does not count           | 2026-11-27T16:00 | 2 | 2026-11-30T16:00",
                "what comes at night waits for day    | 2026-11-23T22:00 | 2 | 2026-11-25T09:00",
                "nobody is told at closing            | 2026-11-27T22:00 | 2 | 2026-12-01T09:00",
                "nor at closing on a Friday           | 2026-11-27T13:00 | 1 | 2026-11-30T09:00",
                "opening is work                      | 2026-11-24T09:00 | 1 | 2026-11-24T13:00",
                "before opening is not                | 2026-11-24T08:59 | 1 | 2026-11-24T13:00",
                "a moment before closing is work      | 2026-11-24T16:59 | 2 | 2026-11-25T16:59",
                "closing is not                       | 2026-11-24T17:00 | 2 | 2026-11-26T09:00",
                "the Spring Festival does not count   | 2026-02-13T16:00 | 4 | 2026-02-24T16:00",
                "its make-up Saturday does            | 2026-02-27T10:00 | 2 | 2026-02-28T10:00",
                "and the Sunday after is off          | 2026-02-27T10:00 | 4 | 2026-03-02T10:00",
                "National Day does not count          | 2026-09-30T12:00 | 2 | 2026-10-08T12:00",
                "nor what comes within it             | 2026-10-03T12:00 | 1 | 2026-10-08T13:00",
                "and its make-up Saturday does        | 2026-10-09T12:00 | 2 | 2026-10-10T12:00",
                "a year ends                          | 2026-12-31T10:00 | 4 | 2027-01-05T10:00",
                "nothing to count within work is now  | 2026-11-24T10:00 | 0 | 2026-11-24T10:00",
                "and outside it the next opening      | 2026-11-28T10:00 | 0 | 2026-11-30T09:00"
            })
    void countsAsAnOfficeDoes(String fact, LocalDateTime from, int halfDays, LocalDateTime then) {
        assertThat(TIME.after(at(from), halfDays)).as(fact).isEqualTo(at(then));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:00, 2026-11-24T09:00",
        "2026-11-24T09:00, 2026-11-24T09:00",
        "2026-11-24T09:01, 2026-11-25T09:00",
        "2026-11-27T17:00, 2026-11-30T09:00",
        "2026-02-14T17:00, 2026-02-24T09:00"
    })
    void opensOnTheNextWorkedDay(LocalDateTime from, LocalDateTime opening) {
        assertThat(TIME.nextOpening(at(from))).isEqualTo(at(opening));
    }

    @Test
    void aSplitSecondIsKept() {
        var moment = Instant.parse("2026-11-24T02:00:00.123456Z");

        assertThat(TIME.after(moment, 2)).isEqualTo(moment.plus(Duration.ofDays(1)));
    }

    @Test
    void anOtherOfficeHasOtherHours() {
        var time = new WorkingTime(CalendarFile.shipped(), LocalTime.of(8, 30), LocalTime.of(17, 30));

        assertThat(time.after(at(LocalDateTime.parse("2026-11-24T08:30")), 1))
                .isEqualTo(at(LocalDateTime.parse("2026-11-24T13:00")));
    }

    @Test
    void anOfficeThatNeverOpensIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new WorkingTime(CalendarFile.shipped(), FIVE, NINE))
                .withMessageStartingWith("boai.calendar.opens (17:00) is not before boai.calendar.closes (09:00)");
    }

    @Test
    void workingTimeDoesNotRunBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> TIME.after(Instant.EPOCH, -1));
    }

    @Test
    void endsNeitherBeforeItsStartNorOutsideWork() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            Instant from = moment(random);
            Instant end = TIME.after(from, random.nextInt(40));
            LocalDateTime local = LocalDateTime.ofInstant(end, SystemClock.ZONE);

            assertThat(end).as("from %s", from).isAfterOrEqualTo(from);
            assertThat(TIME.days().worked(local.toLocalDate())).as("%s", local).isTrue();
            assertThat(local.toLocalTime())
                    .as("%s", local)
                    .isAfterOrEqualTo(NINE)
                    .isBefore(FIVE);
        }
    }

    @Test
    void aLaterStartOrMoreWorkNeverEndsEarlier() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            Instant from = moment(random);
            Instant later = from.plusSeconds(random.nextInt(1_000_000));
            int halfDays = random.nextInt(40);

            assertThat(TIME.after(later, halfDays)).as("from %s", from).isAfterOrEqualTo(TIME.after(from, halfDays));
            assertThat(TIME.after(from, halfDays + 1)).as("from %s", from).isAfter(TIME.after(from, halfDays));
        }
    }

    @Test
    void oneAfterTheOtherIsBothAtOnce() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            Instant from = moment(random);
            int some = random.nextInt(20);
            int more = random.nextInt(20);

            assertThat(TIME.after(TIME.after(from, some), more))
                    .as("%d and %d half days from %s", some, more, from)
                    .isEqualTo(TIME.after(from, some + more));
        }
    }

    /** Within 2026 and 2027, to the millisecond, and every fourth one at a full hour, where the boundaries are. */
    private static Instant moment(Random random) {
        Instant begin = Instant.parse("2025-12-31T16:00:00Z");
        long hour = random.nextInt(2 * 365 * 24);
        long millis = random.nextInt(4) == 0 ? 0 : random.nextInt(3_600_000);
        return begin.plus(Duration.ofHours(hour)).plusMillis(millis);
    }
}
