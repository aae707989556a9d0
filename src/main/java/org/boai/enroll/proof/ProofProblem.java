package org.boai.enroll.proof;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of proving a phone. */
public enum ProofProblem implements ProblemType {
    PUZZLE_REFUSED(Kind.RULE_SAYS_NO, "The puzzle is not solved, too old, or was used"),
    PHONE_PROOF_REFUSED(Kind.RULE_SAYS_NO, "The phone proof is not valid"),
    PHONE_CODE_REFUSED(Kind.RULE_SAYS_NO, "The code is not right, too old, or was used");

    private final Kind kind;
    private final String title;

    ProofProblem(Kind kind, String title) {
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
