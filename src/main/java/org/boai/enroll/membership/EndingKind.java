package org.boai.enroll.membership;

import org.boai.enroll.member.EndReason;
import org.boai.enroll.member.MemberEventKind;
import org.boai.enroll.member.MembershipStep;

/** How a membership ends by somebody else's hand. */
public enum EndingKind {
    /** The member wished so on paper. */
    LEAVING(MembershipStep.LEAVE, EndReason.WRITTEN_WISH, MemberEventKind.LEFT),
    /** 除名. */
    REMOVAL(MembershipStep.REMOVE, EndReason.DECISION, MemberEventKind.REMOVED),
    DEATH(MembershipStep.DIE, EndReason.DEATH, MemberEventKind.DECEASED);

    private final MembershipStep step;
    private final EndReason reason;
    private final MemberEventKind event;

    EndingKind(MembershipStep step, EndReason reason, MemberEventKind event) {
        this.step = step;
        this.reason = reason;
        this.event = event;
    }

    MembershipStep step() {
        return step;
    }

    EndReason reason() {
        return reason;
    }

    MemberEventKind event() {
        return event;
    }
}
