package org.boai.enroll.member;

import java.util.List;
import org.boai.enroll.kernel.Language;

/**
 * What is wrong with one row of an import; never a value of it.
 *
 * @param row as the spreadsheet counts when it was CSV, the headers being row 1; else counted from 1
 */
public record MemberImportFindingView(int part, int row, List<Finding> findings) {
    /**
     * What is wrong.
     *
     * @param column the name of the field in a request, or {@code row}
     * @param message what to do
     */
    public record Finding(String column, String code, String message) {}

    static MemberImportFindingView of(Object[] row, Language language) {
        return new MemberImportFindingView(
                (Integer) row[0],
                (Integer) row[1],
                MemberImportFinding.read((String) row[2]).stream()
                        .map(one -> new Finding(one.column().key(), one.code(), one.message(language)))
                        .toList());
    }
}
