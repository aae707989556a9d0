package org.boai.enroll.filing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** That a membership was filed stays; what was said about the member goes with the member's data. */
@ApplicationScoped
class FilingRecords implements PersonalRecords {
    private static final int POSITION = 14;

    private static final String ROWS =
            """
            SELECT f.month, o.name, f.state, r.joined_on, r.wrongly_admitted, r.reason, r.answer
            FROM filing_rows r JOIN filings f ON f.id = r.filing_id JOIN organizations o ON o.id = filed_with(f.organization_id)
            WHERE r.member_id = ANY ($1) ORDER BY r.member_id""";

    private static final String ERASE =
            """
            UPDATE filing_rows SET reason = NULL, answer = NULL
            WHERE member_id = ANY ($1) AND num_nonnulls(reason, answer) > 0""";

    @Override
    public String section() {
        return "filings";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(ROWS, (Object) subject.memberIds())
                .map(rows -> rows.stream().map(FilingRecords::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("month", YearMonth.from((LocalDate) row[0]).toString());
        said.put("with", row[1]);
        said.put("state", row[2]);
        said.put("joinedOn", row[3]);
        said.put("saidToBeWronglyAdmitted", row[4]);
        said.put("reason", row[5]);
        said.put("answer", row[6]);
        return said;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.memberIds());
    }
}
