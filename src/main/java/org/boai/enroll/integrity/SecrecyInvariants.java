package org.boai.enroll.integrity;

import java.util.List;

/** Nobody sees a person outside their subtree. */
final class SecrecyInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "told-outside-the-line",
                    "An organization was told of an application that neither it nor one below it has, or had",
                    """
                    SELECT a.notice_id::text FROM notice_audiences a JOIN notices n ON n.id = a.notice_id
                    JOIN organizations o ON o.id = n.organization_id
                    LEFT JOIN organizations g ON g.id = a.organization_id
                    WHERE n.kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW')
                        AND NOT a.organization_id = ANY (o.ancestors)
                        AND NOT (g.kind = 'GROUP' AND g.parent_id = o.id)"""),
            new Invariant(
                    "table-open-to-all",
                    "A table that holds persons is not held by row-level security",
                    """
                    SELECT c.relname::text FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
                    WHERE s.nspname = 'public' AND c.relkind = 'r' AND NOT c.relrowsecurity
                        AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
                            AND a.attname IN ('full_name', 'phone', 'phone_index', 'birth_date', 'document_number',
                                'person_key', 'description_key', 'identity_key', 'member_id', 'subject_id'))"""),
            new Invariant(
                    "erased-and-still-there",
                    "Something personal is left of what was erased",
                    """
                    SELECT m.id::text FROM members m WHERE m.erased_at IS NOT NULL AND num_nonnulls(m.number, m.identity_key,
                        m.description_key, m.full_name, m.phone, m.birth_date, m.document_number) > 0
                    UNION ALL
                    SELECT p.id::text FROM applications p WHERE p.erased_at IS NOT NULL AND num_nonnulls(p.identity_key,
                        p.person_key, p.full_name, p.phone, p.birth_date, p.document_number, p.guardian) > 0"""));

    private SecrecyInvariants() {}
}
