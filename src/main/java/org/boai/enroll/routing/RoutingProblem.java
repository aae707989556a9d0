package org.boai.enroll.routing;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of placing somebody. */
public enum RoutingProblem implements ProblemType {
    RESIDENCE_REQUIRED(Kind.RULE_SAYS_NO, "A village, community or township of residence must be chosen"),
    RESIDENCE_OUTSIDE_PROVINCE(Kind.RULE_SAYS_NO, "The residence lies outside this province");

    private final Kind kind;
    private final String title;

    RoutingProblem(Kind kind, String title) {
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
