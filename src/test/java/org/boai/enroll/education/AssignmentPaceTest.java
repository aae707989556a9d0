package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentPaceTest {
    /** A machine that takes so many microseconds a member: no batch that follows another holds its locks for 100 ms. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 80, 200, 500, 1_000, 2_000, 4_000})
    void staysBelowAHundredMilliseconds(int microseconds) {
        int size = AssignmentPace.FIRST;
        for (int batch = 0; batch < 100; batch++) {
            long millis = size * (long) microseconds / 1_000;
            if (batch > 0) {
                assertThat(millis).isLessThan(100);
            }
            size = AssignmentPace.next(size, millis);
            assertThat(size).isBetween(AssignmentPace.FEWEST, AssignmentPace.MOST);
        }
    }

    @Test
    void growsStepByStepAndFallsAtOnce() {
        assertThat(AssignmentPace.next(50, 0)).isEqualTo(100);
        assertThat(AssignmentPace.next(100, 10)).isEqualTo(150);
        assertThat(AssignmentPace.next(300, 1)).isEqualTo(300);
        assertThat(AssignmentPace.next(300, 150)).isEqualTo(30);
        assertThat(AssignmentPace.next(10, 5_000)).isEqualTo(5);
    }

    @Test
    void whoeverIsToldComesInFewer() {
        assertThat(AssignmentPace.of(300, false)).isEqualTo(300);
        assertThat(AssignmentPace.of(300, true)).isEqualTo(AssignmentPace.MOST_TOLD);
        assertThat(AssignmentPace.of(10, true)).isEqualTo(10);
    }
}
