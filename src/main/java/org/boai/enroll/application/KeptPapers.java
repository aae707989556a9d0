package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** What was filled in for somebody: the paper that they signed and where it is kept; said to them, and erased. */
@ApplicationScoped
class KeptPapers implements PersonalRecords {
    private static final int POSITION = 25;

    private static final String KEEP =
            """
            INSERT INTO assisted_applications (application_id, organization_id, filled_in_by, month, signed_on, kept_at, lot)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String COPY =
            """
            SELECT p.receipt, o.name, s.signed_on, s.kept_at, s.outcome
            FROM assisted_applications s JOIN applications p ON p.id = s.application_id
            JOIN organizations o ON o.id = s.organization_id
            WHERE s.application_id = ANY ($1) AND s.erased_at IS NULL ORDER BY s.application_id""";

    /** That somebody was helped, and whether the county looked, stays; it is about the branch. */
    private static final String ERASE =
            """
            UPDATE assisted_applications SET signed_on = NULL, kept_at = NULL, note = NULL, erased_at = now()
            WHERE application_id = ANY ($1) AND erased_at IS NULL""";

    private final BlindIndex index;

    KeptPapers(BlindIndex index) {
        this.index = index;
    }

    /** In the unit of work of the caller; nothing for what the person sent. */
    void keep(Application application, Origin origin) {
        if (!origin.assisted()) {
            return;
        }
        LocalDate month =
                application.submittedAt.atZone(SystemClock.ZONE).toLocalDate().withDayOfMonth(1);
        UnitOfWork.later(Write.of(
                KEEP,
                application.id,
                origin.organization(),
                origin.account(),
                month,
                origin.paper().signedOn(),
                origin.paper().keptAt(),
                index.of("assisted-lot", application.id.toString())));
    }

    @Override
    public String section() {
        return "assistedApplications";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(COPY, (Object) subject.applicationIds())
                .map(rows -> rows.stream().map(KeptPapers::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("receipt", row[0]);
        said.put("filledInBy", row[1]);
        said.put("signedOn", row[2]);
        said.put("paperKeptAt", row[3]);
        said.put("checked", row[4]);
        return said;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.applicationIds());
    }
}
