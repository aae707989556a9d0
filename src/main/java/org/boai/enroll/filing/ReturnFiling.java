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
 * The county says what it wants explained: of the whole, of single rows, or of both.
 *
 * @param reason of the whole, at most 200 characters, or null
 */
public record ReturnFiling(
        @ValidPlainText(max = ReturnFiling.LONGEST) String reason,
        @Size(max = ReturnFiling.MOST) List<@NotNull @Valid Row> rows) {
    static final int LONGEST = 200;
    static final int MOST = 200;

    /** @param wronglyAdmitted whether the branch shall look into removing the member; false by default */
    public record Row(
            @NotNull UUID memberId,
            @NotNull @ValidPlainText(max = ReturnFiling.LONGEST) String reason,
            Boolean wronglyAdmitted) {
        @Override
        public String toString() {
            return "Row[" + memberId + "]";
        }
    }

    List<Row> rowsOrNone() {
        return rows == null ? List.of() : rows;
    }

    String saidReason() {
        return reason == null ? null : PlainText.require(reason, LONGEST);
    }

    /** @throws ProblemException {@code request-invalid} when nothing is said, or of one row twice */
    void requireGood() {
        if (reason == null && rowsOrNone().isEmpty()) {
            throw ProblemException.invalid("/reason", "text-blank");
        }
        if (rowsOrNone().stream().map(Row::memberId).distinct().count()
                < rowsOrNone().size()) {
            throw ProblemException.invalid("/rows", "member-twice");
        }
    }

    @Override
    public String toString() {
        return "ReturnFiling[…]";
    }
}
