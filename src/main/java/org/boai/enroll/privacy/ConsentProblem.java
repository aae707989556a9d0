package org.boai.enroll.privacy;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of consents. */
public enum ConsentProblem implements ProblemType {
    CONSENT_MISSING(Kind.RULE_SAYS_NO, "A consent that is required was not given"),
    CONSENT_OUTDATED(Kind.RULE_SAYS_NO, "A consent names a text that is no longer current");

    private final Kind kind;
    private final String title;

    ConsentProblem(Kind kind, String title) {
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
