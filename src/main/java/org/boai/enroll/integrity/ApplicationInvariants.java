package org.boai.enroll.integrity;

import java.util.List;

/** What was acknowledged exists exactly once, and what became of it agrees with itself. */
final class ApplicationInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "submission-lost",
                    "A submission was acknowledged, and there is no application",
                    """
                    SELECT k.key::text FROM idempotency_keys k
                    WHERE k.location LIKE '/s/%'
                        AND NOT EXISTS (SELECT 1 FROM applications p WHERE '/s/' || p.receipt = k.location)"""),
            new Invariant(
                    "submission-doubled",
                    "Two submissions got one receipt",
                    """
                    SELECT min(k.key::text) FROM idempotency_keys k WHERE k.location LIKE '/s/%'
                    GROUP BY k.location HAVING count(*) > 1"""),
            new Invariant(
                    "admission-without-member",
                    "An application is admitted, and nobody is a member by it; or the other way round",
                    """
                    SELECT coalesce(p.id, m.id)::text FROM applications p
                    FULL JOIN (SELECT * FROM members WHERE application_id IS NOT NULL) m ON m.application_id = p.id
                    WHERE coalesce(p.status = 'ADMITTED', false) <> (m.id IS NOT NULL) OR p.member_id IS DISTINCT FROM m.id"""),
            new Invariant(
                    "application-without-notice",
                    "Nobody was told of an application where it is placed, or it was told there twice",
                    """
                    SELECT p.id::text FROM applications p WHERE 1 <> (SELECT count(*) FROM notices n
                        WHERE n.subject_id = p.id AND n.organization_id = p.organization_id
                            AND n.kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW'))"""),
            new Invariant(
                    "application-placed-nowhere",
                    "An application waits at an organization that has ended",
                    """
                    SELECT p.id::text FROM applications p JOIN organizations o ON o.id = p.organization_id
                    WHERE p.status IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED') AND o.status IN ('MERGED', 'DISSOLVED')"""),
            new Invariant(
                    "application-without-consents",
                    "An application is kept without a consent to anything",
                    """
                    SELECT p.id::text FROM applications p WHERE p.erased_at IS NULL
                        AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.subject_id = p.id)"""),
            new Invariant(
                    "application-without-record",
                    "An application was taken in, and the record of acts does not say so",
                    """
                    SELECT p.id::text FROM applications p WHERE NOT EXISTS (SELECT 1 FROM audit_entries e
                        WHERE e.object_type = 'application' AND e.object_id = p.id::text)"""),
            new Invariant(
                    "merged-into-nothing",
                    "An application was joined to something that does not exist",
                    """
                    SELECT p.id::text FROM applications p WHERE p.merged_into IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = p.merged_into)
                        AND NOT EXISTS (SELECT 1 FROM applications q WHERE q.id = p.merged_into)"""),
            new Invariant(
                    "question-without-answer",
                    "An application lies with the applicant without a question, or a question is open that nobody waits for",
                    """
                    SELECT p.id::text FROM applications p
                    LEFT JOIN application_returns r ON r.application_id = p.id AND r.answered_at IS NULL AND r.ended_at IS NULL
                    WHERE (p.status = 'RETURNED') <> (r.id IS NOT NULL)"""),
            new Invariant(
                    "appeal-about-nothing",
                    "An appeal waits, and its application is not refused",
                    """
                    SELECT a.application_id::text FROM application_appeals a JOIN applications p ON p.id = a.application_id
                    WHERE a.state = 'OPEN' AND (p.status <> 'REFUSED' OR p.erased_at IS NOT NULL)"""));

    private ApplicationInvariants() {}
}
