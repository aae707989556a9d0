package org.boai.enroll.education;

/** How a participant is forgotten; that somebody took part, and passed, is the class's and stays. */
final class FirstAidErasure {
    private static final String ERASE =
            """
            UPDATE first_aid_participants SET full_name = NULL, name_index = NULL, phone = NULL, phone_index = NULL,
                residence = NULL, certificate_number = NULL, number_index = NULL, issued_on = NULL, expires_on = NULL,
                erased_at = now()
            WHERE erased_at IS NULL AND\s""";

    static final String ONE = ERASE + "id = $1";

    /** By what they have applied with, and by phone and name; $1 applications, $2 members, $3 phones. */
    static final String PERSON = ERASE
            + """
            (id IN (SELECT i.subject_id FROM invitations i WHERE i.application_id = ANY ($1) AND NOT i.differs)
             OR phone_index = ANY ($3) AND name_index IN (SELECT name_index FROM applications WHERE id = ANY ($1)
                UNION SELECT name_index FROM members WHERE id = ANY ($2)))""";

    /** Whoever waits for a decision, or is a member; somebody else's application, that was decided, keeps nobody. */
    private static final String KEPT =
            """
            EXISTS (SELECT 1 FROM invitations i JOIN applications a ON a.id = i.application_id
                WHERE i.subject_id = p.id AND a.erased_at IS NULL
                    AND (a.status IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED') OR a.status = 'ADMITTED' AND NOT i.differs))""";

    /**
     * Of classes that ended before $1, and who was entered longer before it than any class lasts: a class that is put off
     * again and again keeps nobody. At most $2.
     */
    static final String OVER = ERASE
            + """
            id IN (SELECT p.id FROM first_aid_participants p JOIN first_aid_classes c ON c.id = p.class_id
                    WHERE c.last_day < cast($1 AS date) AND p.erased_at IS NULL AND NOT %1$s
                UNION SELECT p.id FROM first_aid_participants p
                    WHERE p.entered_at < cast($1 AS date) - %2$d AND p.erased_at IS NULL AND NOT %1$s
                LIMIT $2)"""
                    .formatted(KEPT, ChangeFirstAidClass.LONGEST);

    private FirstAidErasure() {}
}
