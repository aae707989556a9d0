package org.boai.enroll.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state and every act. */
class FilingStateTest {
    @ParameterizedTest
    @CsvSource({
        "OPEN,     FILE,   FILED",
        "OPEN,     RETURN, RETURNED",
        "OPEN,     ANSWER, filing-not-returned",
        "FILED,    FILE,   filing-filed",
        "FILED,    RETURN, filing-filed",
        "FILED,    ANSWER, filing-filed",
        "RETURNED, FILE,   filing-returned",
        "RETURNED, RETURN, filing-returned",
        "RETURNED, ANSWER, OPEN",
    })
    void anActLeadsOnOrIsRefusedByName(FilingState state, FilingAct act, String result) {
        boolean leadsOn = Arrays.stream(FilingState.values())
                .anyMatch(known -> known.name().equals(result));
        if (leadsOn) {
            assertThat(state.after(act)).isEqualTo(FilingState.valueOf(result));
        } else {
            assertThatThrownBy(() -> state.after(act))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.type().slug()).isEqualTo(result));
        }
    }

    @Test
    void theTableHasEveryPair() throws NoSuchMethodException {
        var rows = FilingStateTest.class
                .getDeclaredMethod("anActLeadsOnOrIsRefusedByName", FilingState.class, FilingAct.class, String.class)
                .getAnnotation(CsvSource.class)
                .value();
        assertThat(Stream.of(rows)
                        .map(row -> row.substring(0, row.lastIndexOf(',')).replace(" ", "")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(FilingState.values())
                        .flatMap(state -> Stream.of(FilingAct.values()).map(act -> state + "," + act.name()))
                        .toList());
    }
}
