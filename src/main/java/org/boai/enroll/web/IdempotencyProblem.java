package org.boai.enroll.web;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures around the Idempotency-Key header. */
public enum IdempotencyProblem implements ProblemType {
    IDEMPOTENCY_KEY_MISSING(Kind.INVALID, "The Idempotency-Key header is required and must be a UUID"),
    IDEMPOTENCY_KEY_REUSED(Kind.RULE_SAYS_NO, "This Idempotency-Key was used for another request"),
    REQUEST_IN_PROGRESS(Kind.CONFLICT, "The same request is being processed at this moment");

    private final Kind kind;
    private final String title;

    IdempotencyProblem(Kind kind, String title) {
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
