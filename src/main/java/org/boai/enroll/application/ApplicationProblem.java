package org.boai.enroll.application;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of applications. */
public enum ApplicationProblem implements ProblemType {
    NOT_ELIGIBLE(Kind.RULE_SAYS_NO, "Membership is open to citizens of the People's Republic of China"),
    GUARDIAN_REQUIRED(Kind.RULE_SAYS_NO, "Under fourteen, a guardian must apply together with the child"),
    PHONE_PROOF_REQUIRED(Kind.RULE_SAYS_NO, "The phone number must be proved first"),
    PLACEMENT_CHANGED(Kind.CONFLICT, "The organization is another one than the page named"),
    RECEIPT_UNKNOWN(Kind.NOT_FOUND, "There is no application with this receipt and phone number"),
    TOO_MANY_APPLICATIONS(Kind.TOO_MANY, "Too many applications with this phone number"),
    APPLICATION_UNKNOWN(Kind.NOT_FOUND, "There is no such application"),
    APPLICATION_DECIDED(Kind.CONFLICT, "This application was decided already"),
    NOTHING_ASKED(Kind.CONFLICT, "Nothing is asked of the applicant at the moment"),
    SECOND_PERSON_NEEDED(Kind.FORBIDDEN, "A second person must approve the application of a child"),
    REDIRECTION_TOO_LATE(Kind.CONFLICT, "The thirty days in which a branch may pass an application on are over"),
    REDIRECTION_ASSIGNED(Kind.CONFLICT, "The society above has assigned this application to the branch"),
    REDIRECTION_REPEATED(Kind.CONFLICT, "This organization has passed the application on already"),
    REDIRECTION_TARGET_UNFIT(Kind.RULE_SAYS_NO, "The application cannot go to this organization"),
    REDIRECTION_TARGET_NEEDED(Kind.RULE_SAYS_NO, "Name the organization that the application shall go to"),
    APPLICATION_NOT_REFUSED(Kind.CONFLICT, "There is no refusal to appeal against"),
    APPEAL_TOO_LATE(Kind.CONFLICT, "The thirty days for an appeal are over"),
    APPEAL_MADE(Kind.CONFLICT, "An appeal was made already"),
    APPEAL_UNKNOWN(Kind.NOT_FOUND, "There is no appeal"),
    APPEAL_DECIDED(Kind.CONFLICT, "This appeal was decided already"),
    REFUSED_BY_YOURSELF(Kind.FORBIDDEN, "Whoever refused does not decide the appeal"),
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
