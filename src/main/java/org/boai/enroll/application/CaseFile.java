package org.boai.enroll.application;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.code.InvitationProof;

/**
 * How an application came to where it lies.
 *
 * @param returned      the last time that something was asked, or null
 * @param redirections  the chain, oldest first
 * @param firstApproval of a child, or null
 * @param appeal        or null
 * @param invitation    of a first-aid class, or null
 */
public record CaseFile(
        Returned returned,
        List<Redirection> redirections,
        FirstApproval firstApproval,
        Appeal appeal,
        CameByInvitation invitation) {
    static final CaseFile EMPTY = new CaseFile(null, List.of(), null, null, null);

    /** By which it came. @param occasion the first-aid class; @param proof of a certificate */
    public record CameByInvitation(String occasion, InvitationProof proof) {}

    /**
     * What was asked of the applicant.
     *
     * @param answeredAt when the answer came, or null
     * @param words      whether there are words in it, for {@code POST …/statements}
     * @param routedTo   where the residence that came back would be placed, when that is another organization; a reviewer
     *                   decides whether it goes there
     * @param open       whether it lies with the applicant now
     */
    public record Returned(
            List<AskedItem> asked,
            String reason,
            OffsetDateTime returnedAt,
            OffsetDateTime answeredAt,
            boolean words,
            UUID routedTo,
            boolean open) {}

    /** "Not ours". @param assigned by the society that oversees it */
    public record Redirection(
            UUID fromOrganizationId,
            String from,
            UUID toOrganizationId,
            String to,
            boolean assigned,
            String reason,
            OffsetDateTime at) {}

    /** The first of two who approve a child. */
    public record FirstApproval(OffsetDateTime at, String by) {}

    /** An appeal. @param organization who decides; @param refusal why it was refused; @param answer what became of it */
    public record Appeal(
            UUID organizationId,
            String organization,
            AppealState state,
            String refusal,
            OffsetDateTime appealedAt,
            OffsetDateTime decidedAt,
            String answer) {}
}
