package org.boai.enroll.filing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * The branch explains what was returned, and sends it again.
 *
 * @param answer to the whole, or null when only rows were returned
 */
public record AnswerFiling(
        @ValidPlainText(max = ReturnFiling.LONGEST) String answer,
        @Size(max = ReturnFiling.MOST) List<@NotNull @Valid Row> rows) {
    /** What is said of one row. */
    public record Row(@NotNull UUID memberId, @NotNull @ValidPlainText(max = ReturnFiling.LONGEST) String answer) {
        @Override
        public String toString() {
            return "Row[" + memberId + "]";
        }
    }

    List<Row> rowsOrNone() {
        return rows == null ? List.of() : rows;
    }

    String saidAnswer() {
        return answer == null ? null : PlainText.require(answer, ReturnFiling.LONGEST);
    }

    /** @throws ProblemException {@code request-invalid} when one row is answered twice */
    void requireGood() {
        if (rowsOrNone().stream().map(Row::memberId).distinct().count()
                < rowsOrNone().size()) {
            throw ProblemException.invalid("/rows", "member-twice");
        }
    }

    @Override
    public String toString() {
        return "AnswerFiling[…]";
    }
}
