package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.member.OpenMatters;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/**
 * What was asked, answered, passed on and appealed against on the way of a person's applications: said, closed, erased. That it
 * happened, where and when, is about the branches and stays; the words are the person's.
 */
@ApplicationScoped
class StepRecords implements PersonalRecords, OpenMatters {
    private static final int POSITION = 22;

    private static final String STEPS =
            """
            SELECT what, at, about, asked, reason, id, words FROM (
            SELECT 'RETURNED' AS what, r.returned_at AS at, o.name AS about, r.asked, r.reason, r.id, NULL::bytea AS words
            FROM application_returns r JOIN organizations o ON o.id = r.organization_id WHERE r.application_id = ANY ($1)
            UNION ALL
            SELECT 'REPLIED', r.answered_at, o.name, r.asked, NULL, r.id, r.words
            FROM application_returns r JOIN organizations o ON o.id = r.organization_id
            WHERE r.application_id = ANY ($1) AND r.answered_at IS NOT NULL
            UNION ALL
            SELECT 'REDIRECTED', r.redirected_at, o.name, NULL, r.reason, r.id, NULL
            FROM application_redirections r JOIN organizations o ON o.id = r.to_organization_id
            WHERE r.application_id = ANY ($1)
            UNION ALL
            SELECT 'APPEALED', a.appealed_at, o.name, NULL, a.refusal, a.application_id, a.words
            FROM application_appeals a JOIN organizations o ON o.id = a.organization_id WHERE a.application_id = ANY ($1)
            UNION ALL
            SELECT 'APPEAL_' || a.state, a.decided_at, o.name, NULL, a.answer, a.application_id, NULL
            FROM application_appeals a JOIN organizations o ON o.id = a.organization_id
            WHERE a.application_id = ANY ($1) AND a.decided_at IS NOT NULL
            UNION ALL
            SELECT 'APPROVED_FIRST', p.first_approved_at, o.name, NULL, NULL, p.id, NULL
            FROM applications p JOIN organizations o ON o.id = p.organization_id
            WHERE p.id = ANY ($1) AND p.first_approved_at IS NOT NULL) s ORDER BY at""";

    private static final String ERASE_RETURNS =
            """
            UPDATE application_returns SET reason = 'erased', words = NULL, routed_to = NULL
            WHERE application_id = ANY ($1) AND (reason <> 'erased' OR words IS NOT NULL)""";

    private static final String ERASE_REDIRECTIONS =
            "UPDATE application_redirections SET reason = 'erased' WHERE application_id = ANY ($1) AND reason <> 'erased'";

    private static final String ERASE_APPEALS =
            """
            UPDATE application_appeals SET refusal = 'erased', words = NULL,
                answer = CASE WHEN answer IS NOT NULL THEN 'erased' END
            WHERE application_id = ANY ($1) AND refusal <> 'erased'""";

    private static final String END =
            """
            UPDATE application_returns SET ended_at = $2
            WHERE application_id = ANY ($1) AND answered_at IS NULL AND ended_at IS NULL""";

    private final ApplicantWords words;
    private final AppealRows appeals;

    StepRecords(ApplicantWords words, AppealRows appeals) {
        this.words = words;
        this.appeals = appeals;
    }

    @Override
    public String section() {
        return "applicationSteps";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(STEPS, (Object) subject.applicationIds())
                .map(rows -> rows.stream().map(this::said).toList());
    }

    private Map<String, Object> said(Object[] row) {
        byte[] sealed = ReturnRows.bytes(row[6]);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("event", row[0]);
        said.put("at", CaseFiles.local(row[1]));
        said.put("organization", row[2]);
        said.put("asked", row[3]);
        said.put("reason", row[4]);
        said.put("words", sealed == null ? null : words.open((UUID) row[5], sealed));
        return said;
    }

    /** Nothing is asked and nothing appealed against any more; the applications themselves are counted elsewhere. */
    @Override
    public Uni<Integer> close(DataSubject subject, Instant now) {
        return Statements.update(END, subject.applicationIds(), now)
                .chain(() -> appeals.close(subject.applicationIds(), now))
                .replaceWith(0);
    }

    @Override
    public boolean ofApplications() {
        return true;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        Object ids = subject.applicationIds();
        return Statements.update(ERASE_RETURNS, ids).chain(returns -> Statements.update(ERASE_REDIRECTIONS, ids)
                .chain(moves -> Statements.update(ERASE_APPEALS, ids).map(some -> returns + moves + some)));
    }
}
