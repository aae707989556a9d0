package org.boai.enroll.education;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of first-aid classes and certificates. */
public enum FirstAidProblem implements ProblemType {
    FIRST_AID_CLASS_UNKNOWN(Kind.NOT_FOUND, "There is no such first-aid class"),
    FIRST_AID_CLASS_OVER(Kind.RULE_SAYS_NO, "The class ended too long ago for its participants to be kept"),
    FIRST_AID_CLASS_FULL(Kind.CONFLICT, "A first-aid class has 200 participants at most"),
    FIRST_AID_CODE_UNFIT(Kind.RULE_SAYS_NO, "The code is none that this organization issued for a first-aid class"),
    FIRST_AID_CODE_TAKEN(Kind.CONFLICT, "Another first-aid class has this code"),
    FIRST_AID_PARTICIPANT_UNKNOWN(Kind.NOT_FOUND, "There is no such participant of a first-aid class"),
    FIRST_AID_PARTICIPANT_APPLIED(Kind.CONFLICT, "The participant has applied by an invitation already"),
    CERTIFICATE_UNKNOWN(Kind.NOT_FOUND, "There is no such first-aid certificate"),
    CERTIFICATE_OVER(Kind.CONFLICT, "This first-aid certificate was renewed or has ended"),
    CERTIFICATE_NUMBER_TAKEN(Kind.CONFLICT, "A first-aid certificate with this number is recorded already"),
    CERTIFICATE_CARRIED(Kind.CONFLICT, "The certificate of this participant is a member's already");

    private final Kind kind;
    private final String title;

    FirstAidProblem(Kind kind, String title) {
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
