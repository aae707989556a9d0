package org.boai.enroll.security;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of signing in. */
public enum SecurityProblem implements ProblemType {
    CREDENTIALS_REFUSED(Kind.UNAUTHENTICATED, "User name or password is wrong"),
    PASSWORD_REFUSED(Kind.RULE_SAYS_NO, "The present password is wrong"),
    SECOND_FACTOR_REQUIRED(Kind.UNAUTHENTICATED, "A one-time code is needed beside the password"),
    SECOND_FACTOR_REFUSED(Kind.UNAUTHENTICATED, "The one-time code is wrong or was used before"),
    SECOND_FACTOR_NOT_ENROLLED(Kind.UNAUTHENTICATED, "This account must set up its second factor before it signs in"),
    REFRESH_TOKEN_REFUSED(Kind.UNAUTHENTICATED, "The refresh token is not valid any more");

    private final Kind kind;
    private final String title;

    SecurityProblem(Kind kind, String title) {
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
