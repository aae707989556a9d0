package org.boai.enroll.code;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of invitations. One for all: whether a token was never given out, is over or was used is nobody's business. */
public enum InvitationProblem implements ProblemType {
    INVITATION_REFUSED(Kind.RULE_SAYS_NO, "The invitation is not valid");

    private final Kind kind;
    private final String title;

    InvitationProblem(Kind kind, String title) {
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
