package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.boai.enroll.notification.Ladder.Act.CLIMB;
import static org.boai.enroll.notification.Ladder.Act.REMIND;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.IntStream;
import org.boai.enroll.calendar.CalendarConfig;
import org.boai.enroll.calendar.WorkingClock;
import org.boai.enroll.kernel.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
    private static final Instant MONDAY_AT_TEN = at(LocalDateTime.parse("2026-11-23T10:00"));

    private final Ladder ladder =
            new Ladder(new WorkingClock(new NineToFive(Optional.empty(), LocalTime.of(9, 0), LocalTime.of(17, 0))));

    private record NineToFive(Optional<Path> file, LocalTime opens, LocalTime closes) implements CalendarConfig {}

    private static Instant at(LocalDateTime local) {
        return local.atZone(SystemClock.ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-11-24T10:00",
        "2, 2026-11-25T10:00",
        "3, 2026-11-27T10:00",
        "4, 2026-12-02T10:00",
        "5, 2026-12-09T10:00",
        "6, 2026-12-16T10:00"
    })
    void stepsAreDueAfterOneTwoFourSevenWorkdaysAndThenEveryFive(int step, LocalDateTime due) {
        assertThat(ladder.due(step, false, MONDAY_AT_TEN)).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-11-23T14:00",
        "2, 2026-11-24T10:00",
        "3, 2026-11-25T10:00",
        "4, 2026-11-26T14:00",
        "5, 2026-12-01T10:00",
        "6, 2026-12-03T14:00"
    })
    void priorityApplicantsWaitHalfAsLong(int step, LocalDateTime due) {
        assertThat(ladder.due(step, true, MONDAY_AT_TEN)).isEqualTo(at(due));
    }

    @Test
    void aNoticeIsInTimeUntilItsFirstStep() {
        assertThat(ladder.firstDue(false, MONDAY_AT_TEN)).isEqualTo(ladder.due(1, false, MONDAY_AT_TEN));
        assertThat(ladder.firstDue(true, MONDAY_AT_TEN)).isEqualTo(ladder.due(1, true, MONDAY_AT_TEN));
    }

    @Test
    void nobodyIsCalledLateAtTheSpringFestival() {
        Instant lastWorkday = at(LocalDateTime.parse("2026-02-14T16:00"));

        assertThat(ladder.firstDue(false, lastWorkday)).isEqualTo(at(LocalDateTime.parse("2026-02-24T16:00")));
        assertThat(ladder.firstDue(true, lastWorkday)).isEqualTo(at(LocalDateTime.parse("2026-02-24T12:00")));
    }

    @Test
    void itRemindsClimbsThriceAndThenRemindsForever() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(ladder::act))
                .containsExactly(REMIND, CLIMB, CLIMB, CLIMB, REMIND, REMIND, REMIND);
        assertThat(ladder.act(1_000)).isEqualTo(REMIND);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itNeverRests(boolean priority) {
        for (int step = 1; step < 100; step++) {
            assertThat(ladder.due(step + 1, priority, MONDAY_AT_TEN))
                    .as("step %d", step + 1)
                    .isAfter(ladder.due(step, priority, MONDAY_AT_TEN));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 2026-11-30T10:00",
        "2, false, 2026-12-07T10:00",
        "3, false, 2026-12-14T10:00",
        "1, true, 2026-11-24T10:00",
        "2, true, 2026-11-25T10:00",
        "5, true, 2026-11-30T10:00"
    })
    void aReviewHasFiveWorkdaysFromItsAcknowledgmentOrOne(int round, boolean priority, LocalDateTime due) {
        assertThat(ladder.reviewDue(round, priority, MONDAY_AT_TEN)).isEqualTo(at(due));
    }

    @Test
    void stepsAndRoundsCountFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> ladder.due(0, false, MONDAY_AT_TEN));
        assertThatIllegalArgumentException().isThrownBy(() -> ladder.act(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ladder.reviewDue(0, false, MONDAY_AT_TEN));
    }
}
