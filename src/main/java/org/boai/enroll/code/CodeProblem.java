package org.boai.enroll.code;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of enrollment codes. */
public enum CodeProblem implements ProblemType {
    CODE_UNKNOWN(Kind.NOT_FOUND, "There is no such enrollment code"),
    CODE_EXPIRED(Kind.GONE, "This enrollment code has expired"),
    CODE_REVOKED(Kind.GONE, "This enrollment code was revoked"),
    CODE_PAUSED(Kind.CONFLICT, "This enrollment code is paused"),
    CODE_NOT_YET_VALID(Kind.CONFLICT, "This enrollment code is not valid yet"),
    CODE_EXHAUSTED(Kind.CONFLICT, "This enrollment code has reached its limit");

    private final Kind kind;
    private final String title;

    CodeProblem(Kind kind, String title) {
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
