package org.boai.enroll.account;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of accounts. */
public enum AccountProblem implements ProblemType {
    ACCOUNT_UNKNOWN(Kind.NOT_FOUND, "There is no such account"),
    ACCOUNT_ABOVE_DECIDES(Kind.FORBIDDEN, "Only the administrator of the province or the person decides this"),
    ACCOUNT_END_PASSED(Kind.RULE_SAYS_NO, "The account's last moment is over; set a later one or none"),
    LAST_ADMINISTRATOR(Kind.CONFLICT, "The province would be left without an administrator"),
    ROLES_INCOMPATIBLE(Kind.RULE_SAYS_NO, "These roles belong to different persons"),
    ROLES_BEYOND_OWN(Kind.FORBIDDEN, "Nobody grants a role that they do not have"),
    USERNAME_TAKEN(Kind.CONFLICT, "An account of this name exists already"),
    USERNAME_TWICE(Kind.RULE_SAYS_NO, "The list names this username twice"),
    ROSTER_REFUSED(Kind.RULE_SAYS_NO, "Rows of the list cannot be invited; nobody was"),
    INVITATION_UNKNOWN(Kind.NOT_FOUND, "There is no such invitation"),
    INVITATION_OVER(Kind.GONE, "This invitation was used, withdrawn or has expired");

    private final Kind kind;
    private final String title;

    AccountProblem(Kind kind, String title) {
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
