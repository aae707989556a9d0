package org.boai.enroll.member;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of the register. */
public enum MemberProblem implements ProblemType {
    MEMBER_UNKNOWN(Kind.NOT_FOUND, "There is no such member"),
    MEMBER_ALREADY(Kind.CONFLICT, "This person is a member already"),
    PERSON_UNKNOWN(Kind.RULE_SAYS_NO, "Nothing is held under this phone, name and birth date"),
    NOT_A_MEMBER(Kind.NOT_FOUND, "There is no active membership"),
    MEMBERSHIP_OVER(Kind.CONFLICT, "This membership has ended"),
    MEMBERSHIP_GOES_ON(Kind.CONFLICT, "This membership has not ended");

    private final Kind kind;
    private final String title;

    MemberProblem(Kind kind, String title) {
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
