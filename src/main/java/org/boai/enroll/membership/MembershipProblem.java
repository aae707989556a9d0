package org.boai.enroll.membership;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of what happens to a membership after admission. */
public enum MembershipProblem implements ProblemType {
    TRANSFER_UNKNOWN(Kind.NOT_FOUND, "There is no such transfer"),
    TRANSFER_OPEN(Kind.CONFLICT, "Another transfer of this member is open"),
    TRANSFER_OVER(Kind.CONFLICT, "This transfer is over"),
    TRANSFER_AGREED(Kind.CONFLICT, "This side has agreed already"),
    TRANSFER_SIDE_NEEDED(Kind.RULE_SAYS_NO, "It must be said for which of the two organizations"),
    TRANSFER_NOT_YOURS(Kind.FORBIDDEN, "Only whoever asked for a transfer takes it back"),
    TRANSFER_TARGET_MISSING(Kind.RULE_SAYS_NO, "It must be said where the member goes"),
    TRANSFER_TARGET_UNFIT(Kind.RULE_SAYS_NO, "This organization takes no members"),
    TRANSFER_TO_ITSELF(Kind.CONFLICT, "The member belongs to this organization already"),
    BATCH_UNKNOWN(Kind.NOT_FOUND, "There is no such batch"),
    BATCH_WHOM_UNCLEAR(Kind.RULE_SAYS_NO, "Either the members are named or a filter is given"),
    BATCH_EMPTY(Kind.RULE_SAYS_NO, "Nobody is in this batch"),
    BATCH_TOO_LARGE(Kind.RULE_SAYS_NO, "More people than one batch takes"),
    BATCH_CONFIRMED(Kind.CONFLICT, "This batch was confirmed already"),
    BATCH_OUTDATED(Kind.CONFLICT, "This preview is too old"),
    NO_RESIDENCE(Kind.RULE_SAYS_NO, "No residence of this member is known"),
    KIND_IMPOSSIBLE(Kind.RULE_SAYS_NO, "A member of this kind does not become one of that kind"),
    UNDER_AGE(Kind.RULE_SAYS_NO, "The member is not eighteen yet"),
    GROUP_UNFIT(Kind.RULE_SAYS_NO, "This is no group of the member's organization"),
    ENDING_UNKNOWN(Kind.NOT_FOUND, "There is no such end of a membership"),
    ENDING_DECIDED(Kind.CONFLICT, "This was decided already"),
    ENDING_PROPOSED(Kind.CONFLICT, "A removal of this member is proposed already"),
    ENDING_BY_YOURSELF(Kind.FORBIDDEN, "Whoever proposes a removal does not decide it"),
    RESTORATION_ABOVE(Kind.FORBIDDEN, "The county, or a society above it, takes an end back"),
    RESTORATION_TOO_LATE(Kind.CONFLICT, "The time for taking this end back is over"),
    RESTORATION_IMPOSSIBLE(Kind.RULE_SAYS_NO, "Whoever ended a membership by the own wish applies anew");

    private final Kind kind;
    private final String title;

    MembershipProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
