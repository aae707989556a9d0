package org.boai.enroll.membership;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.organization.OrganizationKind;

/**
 * A transfer as one of the two branches sees it, or one above.
 *
 * @param name        masked; null when it is over and the member lies outside the reader's subtree
 * @param birthYear   likewise; so are {@code kind} and {@code reason}
 * @param askedBy     MEMBER, FROM, TO or ABOVE
 * @param waitsFor    whose word is missing
 * @param toKind      what kind of member they become with it, or null
 * @param endReason   why it was refused, cancelled or overtaken
 */
public record TransferView(
        UUID id,
        UUID memberId,
        String name,
        Integer birthYear,
        MemberKind kind,
        Place from,
        Place to,
        TransferState state,
        AskedBy askedBy,
        Set<Side> waitsFor,
        MemberKind toKind,
        String reason,
        OffsetDateTime askedAt,
        OffsetDateTime fromAgreedAt,
        OffsetDateTime toAgreedAt,
        OffsetDateTime endedAt,
        String endReason,
        UUID batchId) {
    /** One of the two organizations. */
    public record Place(UUID id, String name, OrganizationKind kind) {}

    @Override
    public String toString() {
        return "TransferView[" + id + "]";
    }
}
