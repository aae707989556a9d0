package org.boai.enroll.security;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of signing in. */
public enum SecurityProblem implements ProblemType {
    CREDENTIALS_REFUSED(Kind.UNAUTHENTICATED, "User name or password is wrong"),
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
