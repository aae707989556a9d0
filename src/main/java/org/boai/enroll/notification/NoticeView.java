package org.boai.enroll.notification;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A notice in an inbox.
 *
 * @param because        why it is in this inbox: PLACED, NOBODY_BELOW, GROUP_LEADER,
 *                       NOT_ACKNOWLEDGED, NOT_DECIDED, NOT_TOLD or OVERSEES
 * @param subjectId      what it is about: an application, a request, a member, as its kind says
 * @param applicationId  the same when it is an application, else null
 * @param organization   where the person was placed
 * @param applicant      the masked name, or null when the person lies outside the reader's subtree
 * @param acknowledgment who took it, or null while it is open
 */
public record NoticeView(
        UUID id,
        NoticeKind kind,
        NoticeState state,
        boolean priority,
        int step,
        String because,
        UUID subjectId,
        UUID applicationId,
        OrganizationOfNotice organization,
        String applicant,
        OffsetDateTime createdAt,
        Acknowledgment acknowledgment) {
    /** Where the person was placed. */
    public record OrganizationOfNotice(UUID id, String name) {}

    /**
     * For which organization of the audience.
     *
     * @param by the account, or null when somebody there followed a link and did not sign in
     */
    public record Acknowledgment(OffsetDateTime at, String by, String organization) {}

    @Override
    public String toString() {
        return "NoticeView[" + id + "]";
    }
}
