package org.boai.enroll.region;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of regions. */
public enum RegionProblem implements ProblemType {
    REGION_UNKNOWN(Kind.RULE_SAYS_NO, "This region is not known, or nobody is registered as living there"),
    REGION_SPLIT(Kind.RULE_SAYS_NO, "This region was divided; one of its successors must be chosen");

    private final Kind kind;
    private final String title;

    RegionProblem(Kind kind, String title) {
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
