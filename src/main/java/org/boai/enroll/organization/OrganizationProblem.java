package org.boai.enroll.organization;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of organizations. */
public enum OrganizationProblem implements ProblemType {
    ORGANIZATION_UNKNOWN(Kind.NOT_FOUND, "There is no such organization"),
    ORGANIZATION_NAME_TAKEN(Kind.CONFLICT, "An organization of this name exists in the same place"),
    ORGANIZATION_KIND_MISPLACED(Kind.RULE_SAYS_NO, "An organization of this kind does not belong below that one"),
    ORGANIZATION_STATUS_IMPOSSIBLE(Kind.CONFLICT, "The organization cannot change to this status"),
    ORGANIZATION_COVERAGE_OUTSIDE(Kind.RULE_SAYS_NO, "The coverage lies outside the area of the organization above"),
    ORGANIZATION_ABOVE_DECIDES(Kind.FORBIDDEN, "Only an organization above decides this"),
    ORGANIZATION_NOT_EMPTY(
            Kind.CONFLICT, "The organization still has members, open applications, activities or organizations below"),
    AUTHORIZATION_REQUIRED(Kind.RULE_SAYS_NO, "Automatic admission needs a valid authorization"),
    UNIT_MUST_REVIEW(Kind.RULE_SAYS_NO, "Units always review their applicants");

    private final Kind kind;
    private final String title;

    OrganizationProblem(Kind kind, String title) {
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
