package org.boai.enroll.member;

import org.boai.enroll.kernel.ProblemException;

/** ACTIVE until the person leaves, is removed, or dies. */
public enum MemberStatus {
    ACTIVE,
    LEFT,
    REMOVED,
    DECEASED;

    /**
     * What a membership in this state becomes by a step.
     *
     * @throws ProblemException {@code membership-over} for what needs an active one, {@code membership-goes-on} when there is no
     *     end to take back
     */
    public MemberStatus after(MembershipStep step) {
        if (step == MembershipStep.RESTORE) {
            if (this == ACTIVE) {
                throw ProblemException.of(MemberProblem.MEMBERSHIP_GOES_ON);
            }
            return ACTIVE;
        }
        if (this != ACTIVE) {
            throw ProblemException.of(MemberProblem.MEMBERSHIP_OVER);
        }
        return switch (step) {
            case LEAVE -> LEFT;
            case REMOVE -> REMOVED;
            case DIE -> DECEASED;
            case RESTORE, TRANSFER, CHANGE_KIND, CHANGE_GROUP -> ACTIVE;
        };
    }
}
