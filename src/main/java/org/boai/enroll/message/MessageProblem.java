package org.boai.enroll.message;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of messages to persons. */
public enum MessageProblem implements ProblemType {
    MESSAGE_UNKNOWN(Kind.NOT_FOUND, "There is no such message"),
    MESSAGE_NOT_DEAD(Kind.CONFLICT, "This message was not given up");

    private final Kind kind;
    private final String title;

    MessageProblem(Kind kind, String title) {
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
