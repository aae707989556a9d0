package org.boai.enroll.auditor;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of looking into the record. */
public enum AuditProblem implements ProblemType {
    AUDIT_POSITION_UNKNOWN(Kind.NOT_FOUND, "The chain has no link at this position");

    private final Kind kind;
    private final String title;

    AuditProblem(Kind kind, String title) {
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
