package org.boai.enroll.community;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of public information. */
public enum CommunityProblem implements ProblemType {
    PUBLIC_ACTIVITY_UNKNOWN(Kind.NOT_FOUND, "There is no such activity for everyone"),
    PUBLIC_COURSE_UNKNOWN(Kind.NOT_FOUND, "There is no such course for everyone");

    private final Kind kind;
    private final String title;

    CommunityProblem(Kind kind, String title) {
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
