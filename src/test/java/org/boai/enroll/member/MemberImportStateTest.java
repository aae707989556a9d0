package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberImportState.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state and every step. */
class MemberImportStateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            value = {
                "state    | PART_GIVEN | CHECK_ASKED | CHECKED | RUN_ASKED | COMPLETED | UNDO_ASKED | UNDONE",
                "OPEN     | OPEN       | CHECKING    | -       | -         | -         | UNDOING    | -",
                "CHECKING | -          | CHECKING    | CHECKED | -         | -         | UNDOING    | -",
                "CHECKED  | OPEN       | CHECKING    | -       | RUNNING   | -         | UNDOING    | -",
                "RUNNING  | -          | -           | -       | RUNNING   | DONE      | UNDOING    | -",
                "DONE     | -          | -           | -       | DONE      | -         | -          | -",
                "UNDOING  | -          | -           | -       | -         | -         | UNDOING    | UNDONE",
                "UNDONE   | -          | -           | -       | -         | -         | UNDONE     | -"
            })
    void goesOnOrRefuses(
            MemberImportState state,
            String partGiven,
            String checkAsked,
            String checked,
            String runAsked,
            String completed,
            String undoAsked,
            String undone) {
        String[] expected = {partGiven, checkAsked, checked, runAsked, completed, undoAsked, undone};
        for (Step step : Step.values()) {
            String next = expected[step.ordinal()];
            if (next.equals("-")) {
                assertThatThrownBy(() -> state.after(step))
                        .as("%s in %s", step, state)
                        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                                .isEqualTo(RegisterProblem.IMPORT_STATE));
            } else {
                assertThat(state.after(step)).as("%s in %s", step, state).isEqualTo(MemberImportState.valueOf(next));
            }
        }
    }
}
