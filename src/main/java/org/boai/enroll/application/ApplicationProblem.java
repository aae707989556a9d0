package org.boai.enroll.application;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of applications. */
public enum ApplicationProblem implements ProblemType {
    NOT_ELIGIBLE(Kind.RULE_SAYS_NO, "Membership is open to citizens of the People's Republic of China"),
    GUARDIAN_REQUIRED(Kind.RULE_SAYS_NO, "Under fourteen, a guardian must apply together with the child"),
    PHONE_PROOF_REQUIRED(Kind.RULE_SAYS_NO, "The phone number must be proved first"),
    INVITATION_REFUSED(Kind.RULE_SAYS_NO, "The invitation is not valid"),
    PLACEMENT_CHANGED(Kind.CONFLICT, "The organization is another one than the page named"),
    RECEIPT_UNKNOWN(Kind.NOT_FOUND, "There is no application with this receipt and phone number"),
    TOO_MANY_APPLICATIONS(Kind.TOO_MANY, "Too many applications with this phone number"),
    APPLICATION_UNKNOWN(Kind.NOT_FOUND, "There is no such application"),
    APPLICATION_DECIDED(Kind.CONFLICT, "This application was decided already"),
    ASSISTED_BY_YOURSELF(Kind.FORBIDDEN, "Whoever filled in an application for somebody does not decide or check it"),
    ASSISTED_NOT_SAMPLED(Kind.CONFLICT, "This application is not in the sample"),
    ASSISTED_CHECKED(Kind.CONFLICT, "This application was checked already");

    private final Kind kind;
    private final String title;

    ApplicationProblem(Kind kind, String title) {
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
