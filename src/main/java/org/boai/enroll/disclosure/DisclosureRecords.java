package org.boai.enroll.disclosure;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;
import org.boai.enroll.privacy.RowsOfPersons;

/** Who saw what of a person in full: the person may know it (PIPL 44), and a reason may not outlive the person's data. */
@ApplicationScoped
class DisclosureRecords implements PersonalRecords, Retained {
    private static final int POSITION = 40;

    /** The organization, not the account: whose steward looked answers for it. */
    private static final String ROWS =
            """
            SELECT d.asked_at, o.name, d.fields, d.reason, d.state FROM disclosures d
            JOIN organizations o ON o.id = d.organization_id
            WHERE d.subject_id = ANY ($1) AND d.state IN ('GIVEN', 'APPROVED')
            UNION ALL
            SELECT w.opened_at, o.name, 'FULL_NAME,PHONE', NULL, 'CONTACT' FROM contact_windows w
            JOIN notices n ON n.id = w.matter_id AND n.subject_id = ANY ($1)
            JOIN organizations o ON o.id = w.organization_id
            ORDER BY 1""";

    static final String ERASE = "UPDATE disclosures SET reason = '理由已随个人信息删除' WHERE subject_id = ANY ($1)";

    private static final String FORGET =
            """
            DELETE FROM disclosures WHERE id IN (SELECT id FROM disclosures
                WHERE asked_at < $1 LIMIT $2)""";

    private final List<RowsOfPersons> others;
    private final RetentionConfig config;

    DisclosureRecords(@All List<RowsOfPersons> others, RetentionConfig config) {
        this.others = others;
        this.config = config;
    }

    @Override
    public String section() {
        return "disclosures";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        List<UUID> rows = new ArrayList<>(List.of(all(subject)));
        return InTurn.each(others, one -> one.rowsOf(subject).invoke(rows::addAll))
                .chain(() -> Statements.rows(ROWS, (Object) rows.toArray(UUID[]::new)))
                .map(found -> found.stream().map(DisclosureRecords::said).toList());
    }

    private static UUID[] all(DataSubject subject) {
        return Stream.concat(subject.applications().stream(), subject.members().stream())
                .toArray(UUID[]::new);
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("askedAt", row[0]);
        said.put("organization", row[1]);
        said.put("fields", row[2]);
        said.put("reason", row[3]);
        said.put("state", row[4]);
        return said;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) all(subject));
    }

    @Override
    public String kind() {
        return section();
    }

    @Override
    public Period keptFor() {
        return config.disclosures();
    }

    @Override
    public Uni<Integer> erase(Instant before, int most) {
        return Statements.update(FORGET, before, most);
    }
}
