package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.member.OpenMatters;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** The transfers of one person: said, overtaken when the membership ends, and their words erased. */
@ApplicationScoped
class TransferRecords implements PersonalRecords, OpenMatters {
    private static final int POSITION = 14;

    private static final String COPY =
            """
            SELECT f.name, o.name AS to_name, t.state, t.asked_by, t.asked_at, t.reason, t.ended_at, t.end_reason
            FROM transfers t JOIN organizations f ON f.id = t.from_organization_id
            JOIN organizations o ON o.id = t.to_organization_id
            WHERE t.member_id = ANY ($1) ORDER BY t.id""";

    private static final String FORGET_PLANS = "DELETE FROM transfer_batch_items WHERE member_id = ANY ($1)";

    private static final String ERASE =
            """
            UPDATE transfers SET reason = NULL, residence_region_id = NULL,
                end_reason = CASE WHEN end_reason IS NOT NULL THEN 'ERASED' END
            WHERE member_id = ANY ($1) AND (reason IS NOT NULL OR residence_region_id IS NOT NULL
                OR end_reason IS DISTINCT FROM 'ERASED')""";

    private final Transfers transfers;
    private final TransferSteps steps;

    TransferRecords(Transfers transfers, TransferSteps steps) {
        this.transfers = transfers;
        this.steps = steps;
    }

    @Override
    public String section() {
        return "transfers";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(COPY, (Object) subject.memberIds())
                .map(rows -> rows.stream().map(TransferRecords::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("from", row[0]);
        said.put("to", row[1]);
        said.put("state", row[2]);
        said.put("askedBy", row[3]);
        said.put("askedAt", row[4]);
        said.put("reason", row[5]);
        said.put("endedAt", row[6]);
        said.put("endReason", row[7]);
        return said;
    }

    /** @return none: what a person is told to have withdrawn are applications */
    @Override
    public Uni<Integer> close(DataSubject subject, Instant now) {
        return transfers
                .openOf(subject.members())
                .chain(open -> InTurn.each(open, transfer -> steps.overtake(transfer, "MEMBERSHIP_ENDED")))
                .replaceWith(0);
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(FORGET_PLANS, (Object) subject.memberIds())
                .chain(() -> Statements.update(ERASE, (Object) subject.memberIds()));
    }

    @Override
    public boolean overtakenByMove() {
        return true;
    }
}
