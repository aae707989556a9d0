package org.boai.enroll.duty;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of looking after new members. */
public enum DutyProblem implements ProblemType {
    DUTY_UNKNOWN(Kind.NOT_FOUND, "There is no such duty"),
    DUTY_CLOSED(Kind.CONFLICT, "This duty is done already, or needless"),
    DUTY_POSTPONED_TOO_OFTEN(Kind.CONFLICT, "This duty has been put off as often as it may be"),
    DUTY_ACCOUNT_UNFIT(Kind.RULE_SAYS_NO, "This account cannot take the duty on");

    private final Kind kind;
    private final String title;

    DutyProblem(Kind kind, String title) {
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
