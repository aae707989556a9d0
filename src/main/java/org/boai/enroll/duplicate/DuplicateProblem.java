package org.boai.enroll.duplicate;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of looking after duplicates. */
public enum DuplicateProblem implements ProblemType {
    DUPLICATE_UNKNOWN(Kind.NOT_FOUND, "There is no such pair"),
    DUPLICATE_DECIDED(Kind.CONFLICT, "This pair was decided already, or one of the two is over"),
    DUPLICATE_NOT_YOURS(Kind.FORBIDDEN, "One of the two lies outside your area");

    private final Kind kind;
    private final String title;

    DuplicateProblem(Kind kind, String title) {
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
