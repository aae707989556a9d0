package org.boai.enroll.filing;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of filing. */
public enum FilingProblem implements ProblemType {
    FILING_UNKNOWN(Kind.NOT_FOUND, "There is no such filing"),
    FILING_FILED(Kind.CONFLICT, "This was filed already"),
    FILING_RETURNED(Kind.CONFLICT, "This was returned and waits for the branch"),
    FILING_NOT_RETURNED(Kind.CONFLICT, "This was not returned"),
    FILING_ANSWERS_MISSING(Kind.RULE_SAYS_NO, "Everything that was returned must be explained");

    private final Kind kind;
    private final String title;

    FilingProblem(Kind kind, String title) {
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
