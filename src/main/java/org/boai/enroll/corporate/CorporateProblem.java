package org.boai.enroll.corporate;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of corporate membership. */
public enum CorporateProblem implements ProblemType {
    CORPORATE_UNKNOWN(Kind.NOT_FOUND, "There is no such corporate member"),
    CORPORATE_APPLICATION_UNKNOWN(Kind.NOT_FOUND, "There is no such application of a unit"),
    CORPORATE_APPLICATION_DECIDED(Kind.CONFLICT, "This application of a unit was decided already"),
    CORPORATE_BY_YOURSELF(Kind.FORBIDDEN, "Whoever entered the application of a unit does not decide it"),
    CORPORATE_ALREADY(Kind.CONFLICT, "This unit is a corporate member already"),
    CORPORATE_ENDED(Kind.CONFLICT, "This corporate membership has ended"),
    CORPORATE_RECEIPT_UNKNOWN(Kind.NOT_FOUND, "There is no application with this receipt and phone number"),
    CORPORATE_PHONE_PROOF_REQUIRED(Kind.RULE_SAYS_NO, "The contact's phone number must be proved first"),
    CORPORATE_TOO_MANY(Kind.TOO_MANY, "Too many applications with this phone number"),
    CORPORATE_REGION_UNKNOWN(Kind.RULE_SAYS_NO, "There is no such county or township, or no society for it"),
    CORPORATE_ORGANIZATION_UNSUITABLE(Kind.RULE_SAYS_NO, "This organization cannot be the unit's own society");

    private final Kind kind;
    private final String title;

    CorporateProblem(Kind kind, String title) {
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
