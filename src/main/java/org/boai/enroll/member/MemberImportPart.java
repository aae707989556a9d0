package org.boai.enroll.member;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberImportTable.Line;

/**
 * A part of a list, in one of two forms.
 *
 * @param csv with a line of headers of its own
 */
public record MemberImportPart(
        @Size(min = 1, max = MemberImportPart.MOST) List<@NotNull @Valid MemberImportGiven> rows,
        @Size(min = 1, max = 65536) String csv) {
    static final int MOST = 1000;

    /** @throws ProblemException {@code request-invalid} unless there is exactly one form, and it can be read */
    List<Line> lines() {
        if ((rows == null) == (csv == null)) {
            throw ProblemException.invalid("", "part-rows-or-csv");
        }
        if (rows != null) {
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> new Line(i + 1, rows.get(i)))
                    .toList();
        }
        try {
            return MemberImportTable.lines(csv);
        } catch (MemberImportRefused e) {
            throw ProblemException.invalid("/csv", "part-csv").with("because", e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "MemberImportPart[…]";
    }
}
