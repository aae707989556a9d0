package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.database.Statements;
import org.boai.enroll.member.OpenMatters;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** How one person's memberships ended, where somebody else recorded it: said, and its words erased. */
@ApplicationScoped
class EndingRecords implements PersonalRecords, OpenMatters {
    private static final int POSITION = 16;

    private static final String COPY =
            """
            SELECT o.name, e.kind, e.state, e.ended_on, e.category, e.document, e.kept_at, e.source, e.reason, e.recorded_at,
                e.taken_back_at, e.taken_back_because
            FROM membership_endings e JOIN organizations o ON o.id = e.organization_id
            WHERE e.member_id = ANY ($1) AND e.erased_at IS NULL ORDER BY e.id""";

    private static final List<String> NAMES = List.of(
            "organization",
            "kind",
            "state",
            "on",
            "category",
            "document",
            "keptAt",
            "source",
            "reason",
            "recordedAt",
            "takenBackAt",
            "takenBackBecause");

    private static final String ERASE =
            """
            UPDATE membership_endings SET category = NULL, document = NULL, kept_at = NULL, source = NULL, reason = NULL,
                taken_back_because = NULL, erased_at = now()
            WHERE member_id = ANY ($1) AND erased_at IS NULL""";

    private final Endings endings;

    EndingRecords(Endings endings) {
        this.endings = endings;
    }

    @Override
    public String section() {
        return "membershipEndings";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(COPY, (Object) subject.memberIds())
                .map(rows -> rows.stream().map(EndingRecords::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            said.put(NAMES.get(i), row[i]);
        }
        return said;
    }

    /** @return none: what a person is told to have withdrawn are applications */
    @Override
    public Uni<Integer> close(DataSubject subject, Instant now) {
        return endings.overtakeProposals(subject.members()).replaceWith(0);
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.memberIds());
    }

    @Override
    public boolean overtakenByMove() {
        return true;
    }
}
