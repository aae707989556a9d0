package org.boai.enroll.notification;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of links that acknowledge without signing in. */
public enum LinkProblem implements ProblemType {
    LINK_UNKNOWN(Kind.NOT_FOUND, "There is no such link"),
    LINK_EXPIRED(Kind.GONE, "This link has expired"),
    LINK_USED(Kind.GONE, "This link has done its work: the notice is acknowledged"),
    LINK_WITHDRAWN(Kind.GONE, "This link is no longer valid");

    private final Kind kind;
    private final String title;

    LinkProblem(Kind kind, String title) {
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
