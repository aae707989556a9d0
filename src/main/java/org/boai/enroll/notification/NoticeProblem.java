package org.boai.enroll.notification;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of notices. */
public enum NoticeProblem implements ProblemType {
    NOTICE_UNKNOWN(Kind.NOT_FOUND, "There is no such notice"),
    NOTICE_NOT_YOURS(Kind.FORBIDDEN, "This notice is not in the inbox of your organization"),
    TOO_MANY_STREAMS(Kind.TOO_MANY, "Too many open streams");

    private final Kind kind;
    private final String title;

    NoticeProblem(Kind kind, String title) {
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
