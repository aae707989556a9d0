package org.boai.enroll.rights;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of persons' rights. */
public enum RightsProblem implements ProblemType {
    RIGHTS_REQUEST_UNKNOWN(Kind.NOT_FOUND, "There is no such request"),
    RIGHTS_REQUEST_OPEN(Kind.CONFLICT, "A request of this kind is waiting for its answer already"),
    RIGHTS_REQUEST_ANSWERED(Kind.CONFLICT, "This request was answered already"),
    NOTHING_TO_CORRECT(Kind.RULE_SAYS_NO, "The request does not say what to put right"),
    STORAGE_ONLY_FOR_DELETIONS(Kind.RULE_SAYS_NO, "Only a deletion can be answered by storing and nothing else"),
    CONSENT_NOT_OFFERED(Kind.NOT_FOUND, "There is no consent for this purpose");

    private final Kind kind;
    private final String title;

    RightsProblem(Kind kind, String title) {
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
