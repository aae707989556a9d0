package org.boai.enroll.leader;

import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;
import org.boai.enroll.member.Membership;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationStatus;

/** An organization in which an office is filled. @param lineage from the province down to itself */
record Seat(UUID organization, OrganizationKind kind, OrganizationStatus status, List<UUID> lineage) {
    /** @throws ProblemException {@code leader-organization-over}, {@code leader-office-unsuitable} */
    Seat requireFor(LeaderOffice office) {
        if (status == OrganizationStatus.MERGED || status == OrganizationStatus.DISSOLVED) {
            throw ProblemException.of(LeaderProblem.LEADER_ORGANIZATION_OVER);
        }
        if (!office.existsAt(kind)) {
            throw ProblemException.of(LeaderProblem.LEADER_OFFICE_UNSUITABLE);
        }
        return this;
    }

    /**
     * An adult who is a member of this organization, of one above it or of one below it.
     *
     * @throws ProblemException {@code leader-member-unsuitable}
     */
    Membership requireOfTheLine(Membership member) {
        boolean ofTheLine = member.within(organization) || lineage.contains(member.organizationId());
        if (member.status() != MemberStatus.ACTIVE || member.kind() != MemberKind.ADULT || !ofTheLine) {
            throw ProblemException.of(LeaderProblem.LEADER_MEMBER_UNSUITABLE);
        }
        return member;
    }
}
